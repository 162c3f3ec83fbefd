package dev.parley.server.people;

import java.net.InetAddress;
import java.util.HexFormat;

/// Where somebody connects from, as far as it tells one person from another: an address, or of an IPv6 address
/// the network, of which one person can have all.
public record Origin(String network) {

    private static final int NETWORK_BYTES = 8;

    /// That of an address.
    ///
    /// @param address numeric
    public static Origin of(String address) {
        if (address.indexOf(':') < 0) {
            return new Origin(address);
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return new Origin(
                bytes.length <= NETWORK_BYTES ? address : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES));
    }
}
