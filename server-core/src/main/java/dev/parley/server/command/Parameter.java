package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One argument of a command, made from one component of its record.
///
/// @param name as it stands in usage and errors; a flag's is what follows the dashes
/// @param optional whether it may be left out; it is an `Optional` then, or a flag
/// @param type how one word is read; a flag and the rest of the line have none to read
/// @param help a few words about it
/// @param choices the words that can stand here, if there are only some
record Parameter(
        String name,
        Kind kind,
        boolean optional,
        ArgumentType<?> type,
        @Nullable String help,
        @Nullable List<String> choices) {

    /// How much of the line an argument takes.
    enum Kind {
        /// One word.
        WORD,
        /// All words that are left.
        LIST,
        /// All that is left, as it is.
        REST,
        /// A word that starts with two dashes, anywhere.
        FLAG
    }

    /// How it stands in a usage line: `<who>`, `[reason…]`, `[--dry]`.
    String usage() {
        String shown = switch (kind) {
            case WORD -> name;
            case LIST, REST -> name + "…";
            case FLAG -> "--" + name;
        };
        return optional ? "[" + shown + "]" : "<" + shown + ">";
    }

    /// Whether the word that starts there cannot be meant for this one, which may be left out. Only a
    /// time shows that by its first character: what starts like a number is meant as one, and refused if
    /// it is none, lest `10x` become part of a reason and the ban one for ever.
    boolean isLeftOutFor(String line, int at) {
        char first = line.charAt(at);
        return optional && type.type() == Duration.class && !Character.isDigit(first) && "+-.".indexOf(first) < 0;
    }

    ParameterInfo info() {
        return new ParameterInfo(name, type.label(), help, optional, kind == Kind.LIST, kind == Kind.REST, choices);
    }
}
