package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.util.Optional;

/// Whom a ban or a mute is about. Two targets of the same name, in whatever letter case, are equal.
public sealed interface Target {

    /// Whoever has a name.
    record Name(Nick nick) implements Target {

        @Override
        public boolean equals(Object other) {
            return other instanceof Name(Nick same) && same.key().equals(nick.key());
        }

        @Override
        public int hashCode() {
            return nick.key().hashCode();
        }

        @Override
        public String toString() {
            return nick.text();
        }
    }

    /// Everybody who is connected from there.
    record Addresses(Network network) implements Target {

        @Override
        public String toString() {
            return network.toString();
        }
    }

    /// What a word means. What looks like an address is never a name, also if it is no right one:
    /// `10.0.0.0/33`.
    static Optional<Target> of(String word) {
        return Nick.looksLikeAnAddress(word)
                ? Network.parse(word).map(Addresses::new)
                : Nick.of(word).map(Name::new);
    }

    /// What all forms of the same target have in common.
    default String key() {
        return switch (this) {
            case Name(Nick nick) -> nick.key();
            case Addresses(Network network) -> network.toString();
        };
    }

    /// Whether somebody is meant.
    ///
    /// @param address numeric
    default boolean means(Nick nick, String address) {
        return switch (this) {
            case Name(Nick named) -> named.key().equals(nick.key());
            case Addresses(Network network) ->
                Network.parse(address).filter(network::contains).isPresent();
        };
    }
}
