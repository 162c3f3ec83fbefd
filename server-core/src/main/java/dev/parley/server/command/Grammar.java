package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Password;
import dev.parley.server.command.Parameter.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the arguments of a command are typed; derived from its record by [GrammarReader]. Immutable, safe for
/// all threads as far as the argument types are.
///
/// @param parameters in the order of the record's components
/// @param maker makes the records
/// @param <A> the record of arguments
public record Grammar<A>(List<Parameter> parameters, RecordMaker<A> maker) {

    /// Reads the arguments from a line.
    ///
    /// @param line the whole line
    /// @param from where in it the arguments start
    /// @param call who typed it and where, for arguments that depend on that
    public Binding<A> bind(String line, int from, Call call) {
        return new Binder<>(this, line, from, call).bind();
    }

    /// The arguments as they stand in a usage line: `<who> [reason…]`.
    public String usage() {
        return Stream.concat(positional().stream(), flags().stream())
                .map(Parameter::usage)
                .collect(Collectors.joining(" "));
    }

    /// What is told apart by its place.
    List<Parameter> positional() {
        return parameters.stream().filter(p -> p.kind() != Kind.FLAG).toList();
    }

    List<Parameter> flags() {
        return parameters.stream().filter(p -> p.kind() == Kind.FLAG).toList();
    }

    /// Whether one of the arguments is a secret.
    boolean takesPassword() {
        return parameters.stream().anyMatch(parameter -> parameter.type().type() == Password.class);
    }

    /// Whether the word that starts there is one of the flags, or meant to be. Where there are none, dashes are
    /// like any other character.
    boolean isFlag(String line, int start) {
        return line.startsWith("--", start) && !flags().isEmpty();
    }
}
