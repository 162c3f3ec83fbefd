package dev.parley.server.moderation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/// One address, or a block of them: IPv4 or IPv6. An IPv4 address is held as the IPv6 address that it is
/// mapped to (`::ffff:192.0.2.7`, RFC 4291), so both forms are the same one.
///
/// @param high the upper half of the first address
/// @param low the lower half
/// @param bits how many bits from the left all addresses have in common, of 128; what is behind them is 0
public record Network(long high, long low, int bits) {

    static final int ALL_BITS = 128;

    /// Where an IPv4 address starts in the IPv6 address that it is mapped to.
    static final int MAPPED_BITS = 96;

    private static final long MAPPED_LOW = 0xFFFFL << 32;

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /// Reads an address, or a block in the notation of CIDR (RFC 4632): `192.0.2.7`, `192.0.2.0/24`,
    /// `2001:db8::/32`. Bits behind the prefix do not count. Never asks a name server.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<Network> address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || address.isEmpty()) {
            return address;
        }
        int prefix = prefix(text.substring(slash + 1));
        int bits = prefix + (text.contains(":") ? 0 : MAPPED_BITS);
        return prefix < 0 || bits > ALL_BITS
                ? Optional.empty()
                : Optional.of(address.get().widened(bits));
    }

    /// The block around this address that has so many bits in common.
    Network widened(int common) {
        return new Network(high & mask(common), low & mask(common - 64), common);
    }

    /// Whether that address, or all of that block, is in this one. An IPv4 address is in no block of IPv6.
    public boolean contains(Network other) {
        return other.bits >= bits
                && (bits >= MAPPED_BITS || !other.isIpv4())
                && other.widened(bits).equals(this);
    }

    boolean isIpv4() {
        return bits >= MAPPED_BITS && high == 0 && low >>> 32 == MAPPED_LOW >>> 32;
    }

    /// In the form that everybody writes (RFC 5952): `192.0.2.0/24`, `2001:db8::/32`, `192.0.2.7`.
    @Override
    public String toString() {
        if (isIpv4()) {
            String address = (low >> 24 & 255) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
            return bits == ALL_BITS ? address : address + "/" + (bits - MAPPED_BITS);
        }
        return bits == ALL_BITS ? ipv6() : ipv6() + "/" + bits;
    }

    /// The address in hexadecimal groups, the longest run of at least two zeros as `::`.
    private String ipv6() {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xFFFF;
        }
        int from = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int zeros = 0;
            while (i + zeros < 8 && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        return length < 2 ? hex(groups, 0, 8) : hex(groups, 0, from) + "::" + hex(groups, from + length, 8);
    }

    private static String hex(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static Optional<Network> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty(); // the library would take `7` for one too
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            return Optional.of(
                    address instanceof Inet4Address
                            ? new Network(0, MAPPED_LOW | Integer.toUnsignedLong(bytes.getInt()), ALL_BITS)
                            : new Network(bytes.getLong(), bytes.getLong(), ALL_BITS));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @return -1 if it is none
    private static int prefix(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
    }

    /// The mask of one half.
    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }
}
