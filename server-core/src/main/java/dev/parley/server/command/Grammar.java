package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Password;
import dev.parley.server.command.Parameter.Kind;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the arguments of a command are typed; derived from its record by [GrammarReader]. Safe for all threads as far
/// as the argument types are.
///
/// @param <A> the record of arguments
public final class Grammar<A> {

    private final List<Parameter> parameters;
    private final RecordMaker<A> maker;

    /// A binder that nobody uses at the moment, kept so that a command need not make one; null while it is in use.
    private final AtomicReference<@Nullable Binder<A>> idle = new AtomicReference<>();

    /// @param parameters in the order of the record's components
    /// @param maker makes the records
    Grammar(List<Parameter> parameters, RecordMaker<A> maker) {
        this.parameters = List.copyOf(parameters);
        this.maker = maker;
    }

    /// Reads the arguments from a line.
    ///
    /// @param line the whole line
    /// @param from where in it the arguments start
    /// @param call who typed it and where, for arguments that depend on that
    public Binding<A> bind(String line, int from, Call call) {
        Binder<A> binder = idle.getAndSet(null);
        if (binder == null) {
            binder = new Binder<>(this);
        }
        Binding<A> binding = binder.bind(line, from, call);
        idle.set(binder); // not if an argument type threw: who knows how far it came
        return binding;
    }

    /// The arguments as they stand in a usage line: `<who> [reason…]`.
    public String usage() {
        return Stream.concat(positional().stream(), flags().stream())
                .map(Parameter::usage)
                .collect(Collectors.joining(" "));
    }

    /// The arguments in the order of the record's components.
    List<Parameter> parameters() {
        return parameters;
    }

    RecordMaker<A> maker() {
        return maker;
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
