package dev.undertone.server.internal.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which addresses lie in the public Internet. Every other one may be a machine that trusts this one.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose addresses</a>
 */
public final class PublicAddress {

    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");
    private static final int IPV4_BYTES = 4;
    /** Networks of IPv4 that are not public: address and the bits of it that count. */
    private static final int[][] SPECIAL = {
        {0, 0, 0, 0, 8},
        {10, 0, 0, 0, 8},
        {100, 64, 0, 0, 10},
        {127, 0, 0, 0, 8},
        {169, 254, 0, 0, 16},
        {172, 16, 0, 0, 12},
        {192, 0, 0, 0, 24},
        {192, 0, 2, 0, 24},
        {192, 88, 99, 0, 24},
        {192, 168, 0, 0, 16},
        {198, 18, 0, 0, 15},
        {198, 51, 100, 0, 24},
        {203, 0, 113, 0, 24},
        {224, 0, 0, 0, 3},
    };

    private PublicAddress() {}

    /** Whether it is one. */
    public static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    /** Whether a host needs no look-up to be known as another: a written-out address, or a name of this machine. */
    public static boolean isKnownPrivate(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.endsWith(".localhost") || host.endsWith(".local")) {
            return true;
        }
        if (!LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            return !is(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static boolean isPublicV4(byte[] bytes) {
        int address = bits(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF);
        for (int[] network : SPECIAL) {
            int mask = -1 << (32 - network[IPV4_BYTES]);
            if ((address & mask) == bits(network[0], network[1], network[2], network[3])) {
                return false;
            }
        }
        return true;
    }

    private static int bits(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    /** Only global unicast (2000::/3) without what carries IPv4, benchmarks or examples. */
    private static boolean isPublicV6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        if (first == 0x64 && second == 0xFF9B) {
            return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (first == 0x2002) {
            return isPublicV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        boolean special =
                (first == 0x2001 && (second < 0x200 || second == 0xDB8)) || (first == 0x3FFF && second < 0x1000);
        return first >> 13 == 1 && !special;
    }
}
