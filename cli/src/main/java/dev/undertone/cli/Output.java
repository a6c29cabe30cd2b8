package dev.undertone.cli;

import dev.undertone.audio.Channel;
import dev.undertone.audio.ChannelReader;
import dev.undertone.audio.ChannelSelection;
import dev.undertone.cli.output.CsvResults;
import dev.undertone.cli.output.HtmlReport;
import dev.undertone.cli.output.JsonResults;
import dev.undertone.cli.output.RecordingOverview;
import dev.undertone.cli.output.ResultWriter;
import dev.undertone.cli.output.TableResults;
import dev.undertone.cli.output.TimelinePicture;
import dev.undertone.emotions.LabelSet;
import dev.undertone.recognition.RecognitionResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Where results go and in which form.
 *
 * @param out the file (a folder for several pictures), or standard output
 * @param many whether the inputs are several, or might be
 * @param channels what was analysed of each recording
 * @param embedAudio whether a report carries the audio along
 */
record Output(
        OutputFormat format,
        Optional<Path> out,
        PrintWriter standardOutput,
        boolean many,
        ChannelSelection channels,
        boolean embedAudio) {

    private static final long MAX_EMBEDDED_BYTES = 64L << 20;

    /**
     * Opens the writer. A file is written beside its place and moved there when complete, so that a run cut short leaves
     * no half of one.
     *
     * @param labels the emotions of the answers
     */
    ResultWriter open(LabelSet labels, RecordingFiles files) throws IOException {
        if (format == OutputFormat.PNG) {
            return pictures(out.orElseThrow(), files);
        }
        if (out.isEmpty()) {
            return writer(standardOutput, labels, files);
        }
        Path target = out.get().toAbsolutePath();
        if (target.getParent() != null) {
            Files.createDirectories(target.getParent());
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        PrintWriter file = new PrintWriter(Files.newBufferedWriter(partial, StandardCharsets.UTF_8));
        ResultWriter writer = writer(file, labels, files);
        return new ResultWriter() {
            @Override
            public void accept(RecognitionResult result) throws IOException {
                writer.accept(result);
            }

            @Override
            public void close() throws IOException {
                writer.close();
                file.close();
                if (file.checkError()) {
                    throw new IOException(target + ": could not be written whole; is the disk full?");
                }
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            }
        };
    }

    private ResultWriter writer(PrintWriter text, LabelSet labels, RecordingFiles files) throws IOException {
        return switch (format) {
            case TABLE -> new TableResults(text, many, out.isEmpty() && Terminal.showsColours());
            case JSON -> new JsonResults(text, several() ? JsonResults.Layout.ARRAY : JsonResults.Layout.SINGLE);
            case JSONL -> new JsonResults(text, JsonResults.Layout.LINES);
            case CSV -> new CsvResults(text, labels);
            case HTML -> new HtmlReport(text, result -> overview(result, files), result -> dataAddress(result, files));
            case PNG -> throw new IllegalStateException("pictures are not text");
        };
    }

    private boolean several() {
        return many || channels instanceof ChannelSelection.Each;
    }

    private ResultWriter pictures(Path target, RecordingFiles files) throws IOException {
        Files.createDirectories(
                several()
                        ? target
                        : Optional.ofNullable(target.toAbsolutePath().getParent())
                                .orElse(target));
        return new ResultWriter() {
            private int written;

            @Override
            public void accept(RecognitionResult result) throws IOException {
                Path file = several() ? target.resolve(pictureName(result, ++written)) : target;
                ImageIO.setUseCache(false);
                if (!ImageIO.write(TimelinePicture.of(result, overview(result, files)), "png", file.toFile())) {
                    throw new IOException(file + ": this Java cannot write PNG");
                }
            }

            @Override
            public void close() {}
        };
    }

    /** Numbered, because two folders may hold recordings of one name. */
    private static String pictureName(RecognitionResult result, int number) {
        String name = Path.of(result.file()).getFileName().toString().replaceAll("\\.[^.]*$", "");
        String channel = result.channel().equals(Channel.MIX)
                ? ""
                : "-" + result.channel().label();
        return String.format(Locale.ROOT, "%04d-%s%s.png", number, name, channel);
    }

    private static RecordingOverview overview(RecognitionResult result, RecordingFiles files) throws IOException {
        String label = result.channel().label();
        try (ChannelReader audio = ChannelReader.open(
                files.open(result.file()),
                result.file(),
                ChannelSelection.parse(label),
                RecordingOverview.SAMPLE_RATE_HZ)) {
            return RecordingOverview.of(audio);
        }
    }

    private Optional<String> dataAddress(RecognitionResult result, RecordingFiles files) throws IOException {
        if (!embedAudio) {
            return Optional.empty();
        }
        try (InputStream in = files.bytes(result.file())) {
            byte[] bytes = in.readNBytes((int) MAX_EMBEDDED_BYTES + 1);
            if (bytes.length > MAX_EMBEDDED_BYTES) {
                throw new IOException(result.file() + ": is over " + (MAX_EMBEDDED_BYTES >> 20)
                        + " MiB, too large to embed in a page; leave --embed-audio out");
            }
            return Optional.of("data:" + mediaType(bytes) + ";base64,"
                    + Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** What a browser must be told to play it, from the first bytes. */
    private static String mediaType(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("fLaC")) {
            return "audio/flac";
        }
        if (head.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (head.startsWith("RIFF")) {
            return "audio/wav";
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return "audio/webm";
        }
        return head.startsWith("ftyp", 4) ? "audio/mp4" : "audio/mpeg";
    }
}
