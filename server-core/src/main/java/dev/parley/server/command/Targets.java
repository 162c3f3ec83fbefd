package dev.parley.server.command;

import dev.parley.api.Sanction;
import dev.parley.api.Target;
import dev.parley.server.people.Nick;
import java.util.Optional;

/// Whom bans and mutes are about, as plugins see it and as the server does.
final class Targets {

    private Targets() {}

    /// What a word means, for plugins.
    static Optional<Target> of(String word) {
        return dev.parley.server.moderation.Target.of(word).map(Targets::shown);
    }

    static Target shown(dev.parley.server.moderation.Target target) {
        return switch (target) {
            case dev.parley.server.moderation.Target.Name(Nick nick) -> new Target.Name(nick.text());
            case dev.parley.server.moderation.Target.Addresses addresses -> new Target.Addresses(addresses.toString());
        };
    }

    static Sanction shown(dev.parley.server.moderation.Sanction sanction) {
        return new Sanction(
                shown(sanction.target()),
                Optional.ofNullable(sanction.until()),
                Optional.ofNullable(sanction.by()),
                Optional.ofNullable(sanction.since()),
                sanction.reason());
    }

    /// What a plugin means.
    ///
    /// @throws IllegalArgumentException if that can be nobody
    static dev.parley.server.moderation.Target meant(Target target) {
        return switch (target) {
            case Target.Name(String nick) ->
                Nick.of(nick)
                        .map(dev.parley.server.moderation.Target.Name::new)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + nick + "\" cannot be anybody's name"));
            case Target.Addresses(String network) ->
                dev.parley.server.moderation.Network.parse(network)
                        .map(dev.parley.server.moderation.Target.Addresses::new)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + network + "\" is no address"));
        };
    }
}
