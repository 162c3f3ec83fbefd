package dev.parley.plugins.moderation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a search in the audit log asks for: `by:ada of:bob what:ban since:7d`, and words. Immutable.
///
/// @param fields what is asked for of each field
record AuditFilter(Map<Field, String> fields) {

    /// What can be asked for.
    enum Field {
        /// Who acted.
        BY,
        /// Whom it was about.
        OF,
        /// Which command.
        WHAT,
        /// How long ago at most.
        SINCE,
        /// What the line, the reason or the outcome has in it.
        TEXT
    }

    AuditFilter {
        fields = Map.copyOf(fields);
    }

    /// Reads one.
    ///
    /// @throws IllegalArgumentException if it makes no sense; the message is for the caller
    static AuditFilter parse(String text) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Optional<Field> field = fieldOf(word);
            if (field.isEmpty()) {
                words.add(word);
                continue;
            }
            String value = word.substring(word.indexOf(':') + 1);
            if (value.isEmpty()) {
                throw new IllegalArgumentException("nothing stands behind " + word);
            }
            if (fields.put(field.get(), value) != null) {
                throw new IllegalArgumentException("each of by:, of:, what: and since: can stand once");
            }
        }
        if (fields.containsKey(Field.SINCE)
                && Ago.parse(fields.get(Field.SINCE)).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + fields.get(Field.SINCE) + "\" is not a time such as 45m, 12h or 7d");
        }
        fields.put(Field.TEXT, String.join(" ", words));
        return new AuditFilter(fields);
    }

    /// What is asked for of a field; empty if it does not matter.
    Optional<String> of(Field field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
    }

    private static Optional<Field> fieldOf(String word) {
        for (Field field : Field.values()) {
            if (field != Field.TEXT && word.startsWith(field.name().toLowerCase(Locale.ROOT) + ":")) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
