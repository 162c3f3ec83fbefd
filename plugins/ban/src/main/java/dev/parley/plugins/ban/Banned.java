package dev.parley.plugins.ban;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.api.Sanction;
import java.util.List;
import java.util.Optional;

/// An argument that is a ban in force.
///
/// @param ban the ban
public record Banned(Sanction ban) {

    /// How it is typed: as whom it is about.
    public static final class Type implements ArgumentType<Banned> {

        @Override
        public Class<Banned> type() {
            return Banned.class;
        }

        @Override
        public String label() {
            return "ban";
        }

        @Override
        public Parsed<Banned> parse(String word, Call call) {
            Optional<Sanction> ban = call.server().bans().find(word);
            return ban.isPresent()
                    ? Parsed.understood(new Banned(ban.get()))
                    : Parsed.unreadable(word + " is not banned");
        }

        @Override
        public List<String> suggestions(String prefix, Call call) {
            return call.server().bans().list().stream()
                    .map(ban -> ban.target().toString())
                    .toList();
        }
    }
}
