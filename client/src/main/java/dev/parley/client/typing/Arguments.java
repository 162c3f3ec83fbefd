package dev.parley.client.typing;

import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.util.ArrayList;
import java.util.List;

/// Which arguments of a command have been typed.
final class Arguments {

    private static final String FLAG = "flag";
    private static final String DASHES = "--";

    private Arguments() {}

    /// The parameters that can still get a value: those told apart by their place in that order, then the
    /// flags.
    static List<ParameterInfo> open(CommandInfo command, List<String> words) {
        List<ParameterInfo> placed = new ArrayList<>();
        List<ParameterInfo> flags = new ArrayList<>();
        command.parameters().forEach(parameter -> (isFlag(parameter) ? flags : placed).add(parameter));
        boolean hasFlags = !flags.isEmpty();
        for (String word : words) {
            if (!placed.isEmpty() && placed.getFirst().rest() && !(hasFlags && word.startsWith(DASHES))) {
                return List.of(); // all that follows belongs to it
            }
            if (hasFlags && word.startsWith(DASHES)) {
                flags.removeIf(flag -> word.equals(DASHES + flag.name()));
            } else if (!placed.isEmpty() && !placed.getFirst().list()) {
                placed.removeFirst();
            }
        }
        placed.addAll(flags);
        return placed;
    }

    /// How a parameter stands in a line of usage: `<who>`, `[reason…]`, `[--dry]`.
    static String usage(ParameterInfo parameter) {
        String shown = isFlag(parameter)
                ? DASHES + parameter.name()
                : parameter.name() + (parameter.list() || parameter.rest() ? "…" : "");
        return parameter.optional() ? "[" + shown + "]" : "<" + shown + ">";
    }

    private static boolean isFlag(ParameterInfo parameter) {
        return parameter.type().equals(FLAG);
    }
}
