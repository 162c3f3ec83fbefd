package dev.parley.plugins.moderation;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An argument that is how long people wait in a slow room.
///
/// @param text as it was typed
/// @param time zero for not at all
public record Wait(String text, Duration time) {

    private static final Duration LONGEST = Duration.ofHours(6);

    /// How it is typed.
    public static final class Type implements ArgumentType<Wait> {

        @Override
        public Class<Wait> type() {
            return Wait.class;
        }

        @Override
        public String label() {
            return "wait";
        }

        @Override
        public Parsed<Wait> parse(String word, Call call) {
            if (word.equalsIgnoreCase("off")) {
                return Parsed.understood(new Wait(word, Duration.ZERO));
            }
            Optional<Duration> time = Ago.parse(word);
            return time.filter(wait -> wait.compareTo(LONGEST) <= 0).isPresent()
                    ? Parsed.understood(new Wait(word, time.get()))
                    : Parsed.unreadable("\"" + word + "\" is neither off nor a time from 1s to 6h");
        }

        @Override
        public List<String> suggestions(String prefix, Call call) {
            return List.of("off", "5s", "30s", "1m");
        }
    }
}
