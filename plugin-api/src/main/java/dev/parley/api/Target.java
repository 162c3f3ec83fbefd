package dev.parley.api;

/// Whom a ban or a mute is about. As an argument it is typed as a name, an address or a block of addresses:
/// `bob`, `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`.
public sealed interface Target {

    /// Whoever has a name, in any letter case.
    ///
    /// @param nick the name
    record Name(String nick) implements Target {

        @Override
        public String toString() {
            return nick;
        }
    }

    /// Everybody who is connected from there.
    ///
    /// @param network an address or a block of them (CIDR), in its shortest form
    record Addresses(String network) implements Target {

        @Override
        public String toString() {
            return network;
        }
    }
}
