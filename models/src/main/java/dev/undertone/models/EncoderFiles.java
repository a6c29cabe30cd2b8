package dev.undertone.models;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.undertone.models.internal.JsonFields;
import dev.undertone.models.internal.NetworkFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pretrained encoder's description and networks, in files of their own or in a bundle. Immutable. */
public final class EncoderFiles {

    static final String ID_PREFIX = "encoder-";

    /** What a bundle carries of a network at most; a larger one stays where it is, known by its hash. */
    static final long MOST_CARRIED_BYTES = 48L << 20;

    private static final String FOLDER = "encoders/";
    private static final String DESCRIPTION = "/description.json";
    private static final String ENCODER = "/encoder";
    private static final String FRONT_END = "/front-end";
    private static final String CARRIED = ".onnx";
    private static final String ELSEWHERE = ".json";
    private static final String FRAMES = "-frames";
    private static final int ID_DIGITS = 12;

    private final String json;
    private final EncoderDescription description;
    private final NetworkFile encoder;
    private final Optional<NetworkFile> frontEnd;
    private final String id;
    private final Optional<Path> source;

    private EncoderFiles(
            String json,
            EncoderDescription description,
            NetworkFile encoder,
            Optional<NetworkFile> frontEnd,
            String id,
            Optional<Path> source) {
        this.source = source;
        this.json = json;
        this.description = description;
        this.encoder = encoder;
        this.frontEnd = frontEnd;
        this.id = id;
    }

    /**
     * Reads a description; the files it names lie beside it.
     *
     * @throws IllegalArgumentException naming the file, the field, what it may be and what it was
     */
    public static EncoderFiles read(Path file) throws IOException {
        String json = Files.readString(file);
        EncoderDescription description = EncoderDescription.parse(json, file.toString());
        NetworkFile encoder = NetworkFile.at(file.resolveSibling(description.file()));
        Optional<NetworkFile> frontEnd =
                description.frontEnd().map(front -> NetworkFile.at(file.resolveSibling(front.file())));
        String id = id(json, description, encoder, frontEnd);
        return new EncoderFiles(json, description, encoder, frontEnd, id, Optional.of(file));
    }

    private static String id(
            String json, EncoderDescription description, NetworkFile encoder, Optional<NetworkFile> frontEnd)
            throws IOException {
        MessageDigest digest = NetworkFile.newSha256();
        digest.update(json.getBytes(StandardCharsets.UTF_8));
        encoder.digest(digest);
        if (frontEnd.isPresent()) {
            frontEnd.get().digest(digest);
        }
        String hash = HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
        return ID_PREFIX + description.name() + "-" + hash;
    }

    /** An id that carries a hash of the description and its files. */
    public String id() {
        return id;
    }

    /** The id of its feature set with a row per embedding. */
    public String framesId() {
        return id + FRAMES;
    }

    /** The id of its feature set with a row per recording. */
    public String pooledId() {
        return id;
    }

    /** The id of the encoder that a feature set of its own is of. */
    static String encoderOf(String featureSet) {
        return featureSet.endsWith(FRAMES)
                ? featureSet.substring(0, featureSet.length() - FRAMES.length())
                : featureSet;
    }

    /** The file of the description; empty for an encoder in a bundle. */
    public Optional<Path> source() {
        return source;
    }

    /** How it wants to hear. */
    public EncoderDescription description() {
        return description;
    }

    NetworkFile encoder() {
        return encoder;
    }

    Optional<NetworkFile> frontEnd() {
        return frontEnd;
    }

    /** Adds the entries of a bundle: the description, and each network or, where it is too large, how to know it. */
    void addTo(Map<String, byte[]> entries) throws IOException {
        entries.put(FOLDER + id + DESCRIPTION, json.getBytes(StandardCharsets.UTF_8));
        add(entries, FOLDER + id + ENCODER, encoder);
        if (frontEnd.isPresent()) {
            add(entries, FOLDER + id + FRONT_END, frontEnd.get());
        }
    }

    private static void add(Map<String, byte[]> entries, String name, NetworkFile network) throws IOException {
        Optional<Path> file = network.file();
        if (file.isPresent() && network.size() > MOST_CARRIED_BYTES) {
            JsonObject elsewhere = new JsonObject();
            elsewhere.addProperty(
                    "path", file.get().toAbsolutePath().normalize().toString());
            elsewhere.addProperty("sha256", network.sha256());
            entries.put(name + ELSEWHERE, elsewhere.toString().getBytes(StandardCharsets.UTF_8));
        } else {
            entries.put(name + CARRIED, network.bytes());
        }
    }

    /** The entries that a bundle may have for an encoder. */
    static List<String> entryNames(String id) {
        List<String> names = new ArrayList<>(List.of(FOLDER + id + DESCRIPTION));
        for (String network : List.of(ENCODER, FRONT_END)) {
            names.add(FOLDER + id + network + CARRIED);
            names.add(FOLDER + id + network + ELSEWHERE);
        }
        return names;
    }

    /**
     * The encoder in a bundle.
     *
     * @param folder of the bundle, where networks are looked for that it does not carry
     * @throws IllegalArgumentException if it is incomplete or another than its id says
     */
    static EncoderFiles in(Map<String, byte[]> entries, String id, Optional<Path> folder) throws IOException {
        byte[] json = entries.get(FOLDER + id + DESCRIPTION);
        if (json == null) {
            throw new IllegalArgumentException("the encoder " + id + ", which a member takes, is missing");
        }
        String text = new String(json, StandardCharsets.UTF_8);
        EncoderDescription description = EncoderDescription.parse(text, "the description of " + id);
        NetworkFile encoder = network(entries, FOLDER + id + ENCODER, folder);
        Optional<NetworkFile> frontEnd = description.frontEnd().isPresent()
                ? Optional.of(network(entries, FOLDER + id + FRONT_END, folder))
                : Optional.empty();
        boolean carried =
                encoder.isCarried() && frontEnd.filter(f -> !f.isCarried()).isEmpty();
        if (carried && !id(text, description, encoder, frontEnd).equals(id)) {
            throw new IllegalArgumentException("the encoder " + id + " is not what its id says");
        }
        return new EncoderFiles(text, description, encoder, frontEnd, id, Optional.empty());
    }

    private static NetworkFile network(Map<String, byte[]> entries, String name, Optional<Path> folder) {
        byte[] carried = entries.get(name + CARRIED);
        if (carried != null) {
            return NetworkFile.carried(name + CARRIED, carried);
        }
        byte[] elsewhere = entries.get(name + ELSEWHERE);
        if (elsewhere == null) {
            throw new IllegalArgumentException("entry '" + name + CARRIED + "' is missing");
        }
        try {
            JsonFields fields = JsonFields.of(JsonParser.parseString(new String(elsewhere, StandardCharsets.UTF_8)));
            Path path = Path.of(fields.text("path"));
            String file = String.valueOf(path.getFileName());
            List<Path> places = new ArrayList<>();
            folder.map(f -> f.resolve(file)).ifPresent(places::add);
            places.add(path);
            return NetworkFile.known(file, places, fields.text("sha256"));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("entry '" + name + ELSEWHERE + "' is not JSON", e);
        }
    }
}
