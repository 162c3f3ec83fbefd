package dev.parley.plugins.moderation;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.api.Sanction;
import java.util.List;
import java.util.Optional;

/// An argument that is a mute in force.
///
/// @param mute the mute
public record Muted(Sanction mute) {

    /// How it is typed: as whom it is about.
    public static final class Type implements ArgumentType<Muted> {

        @Override
        public Class<Muted> type() {
            return Muted.class;
        }

        @Override
        public String label() {
            return "mute";
        }

        @Override
        public Parsed<Muted> parse(String word, Call call) {
            Optional<Sanction> mute = call.server().mutes().find(word);
            return mute.isPresent()
                    ? Parsed.understood(new Muted(mute.get()))
                    : Parsed.unreadable(word + " is not muted");
        }

        @Override
        public List<String> suggestions(String prefix, Call call) {
            return call.server().mutes().list().stream()
                    .map(mute -> mute.target().toString())
                    .toList();
        }
    }
}
