package dev.undertone.corpora.download;

import dev.undertone.corpora.Checksum;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What HTTP says about ranges, versions and checksums (RFC 9110, RFC 3230). */
final class HttpRequests {

    private static final int MAX_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");
    private static final Pattern DIGEST = Pattern.compile("(?i)(sha-256|md5)=:?([A-Za-z0-9+/=]+):?");

    private HttpRequests() {}

    /**
     * Asks for a file from a byte on, following redirects, but never from https to http.
     *
     * @param validator of the part that is there already
     */
    static HttpURLConnection get(URI address, long from, Optional<String> validator, DownloadOptions options)
            throws IOException {
        URI current = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpURLConnection connection = open(current);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout((int) options.timeout().toMillis());
            connection.setReadTimeout((int) options.timeout().toMillis());
            connection.setRequestProperty("User-Agent", "undertone");
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (from > 0) {
                connection.setRequestProperty("Range", "bytes=" + from + "-");
                validator.ifPresent(v -> connection.setRequestProperty("If-Range", v));
            }
            if (!REDIRECTS.contains(connection.getResponseCode())) {
                return connection;
            }
            current = redirected(current, connection.getHeaderField("Location"));
            connection.disconnect();
        }
        throw new DownloadException(
                address + " leads from one address to the next more than " + MAX_REDIRECTS
                        + " times; see the corpus's home whether it has moved",
                null);
    }

    private static HttpURLConnection open(URI address) throws IOException {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new DownloadException("the address must begin with http:// or https:// but was " + address, null);
        }
        return (HttpURLConnection) address.toURL().openConnection();
    }

    private static URI redirected(URI from, @Nullable String location) throws DownloadException {
        try {
            URI to = from.resolve(URI.create(String.valueOf(location)));
            if (location == null || (from.getScheme().equals("https") && !"https".equals(to.getScheme()))) {
                throw new DownloadException(
                        from + " leads to " + location + ", which is not safe; download it by hand", null);
            }
            return to;
        } catch (IllegalArgumentException e) {
            throw new DownloadException(from + " leads to '" + location + "', which is no address", e);
        }
    }

    /** The size of the whole file, where the answer says. */
    static OptionalLong total(HttpURLConnection connection) throws IOException {
        Matcher range = contentRange(connection);
        if (range.matches()) {
            return range.group(2).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(range.group(2)));
        }
        long length = connection.getContentLengthLong();
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK && length >= 0
                ? OptionalLong.of(length)
                : OptionalLong.empty();
    }

    /** Where the answer begins in the file; -1 where it does not say. */
    static long firstByte(HttpURLConnection connection) {
        Matcher range = contentRange(connection);
        return range.matches() && range.group(1) != null ? Long.parseLong(range.group(1)) : -1;
    }

    /** What a later request may name to get the rest of the same version: a strong entity tag, or the date. */
    static Optional<String> validator(HttpURLConnection connection) {
        return Optional.ofNullable(connection.getHeaderField("ETag"))
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> Optional.ofNullable(connection.getHeaderField("Last-Modified")));
    }

    /** The checksum of the whole file that the server announces. */
    static Optional<Checksum> checksum(HttpURLConnection connection) {
        String md5 = connection.getHeaderField("Content-MD5");
        if (md5 != null) {
            return checksum("MD5", md5);
        }
        for (String header : new String[] {"Repr-Digest", "Digest"}) {
            Matcher digest = DIGEST.matcher(String.valueOf(connection.getHeaderField(header)));
            if (digest.find()) {
                return checksum(digest.group(1).toUpperCase(Locale.ROOT), digest.group(2));
            }
        }
        return Optional.empty();
    }

    private static Optional<Checksum> checksum(String algorithm, String base64) {
        try {
            return Optional.of(new Checksum(
                    algorithm, HexFormat.of().formatHex(Base64.getDecoder().decode(base64))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what cannot be read cannot be compared
        }
    }

    private static Matcher contentRange(HttpURLConnection connection) {
        return CONTENT_RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
    }
}
