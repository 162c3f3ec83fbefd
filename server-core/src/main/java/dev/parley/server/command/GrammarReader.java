package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Range;
import dev.parley.api.Rest;
import dev.parley.api.Target;
import dev.parley.api.User;
import dev.parley.server.command.Parameter.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Derives grammars from records.
public final class GrammarReader {

    /// What may be [Outranked].
    private static final Set<Class<?>> PEOPLE = Set.of(User.class, Nickname.class, Target.class);

    private final Map<Class<?>, ArgumentType<?>> types = new HashMap<>();

    /// @param own the types of argument that the plugin brings itself
    /// @throws InvalidCommandException if two of them, or one of them and the server, read the same type
    public GrammarReader(Collection<ArgumentType<?>> own) throws InvalidCommandException {
        BuiltInTypes.all().forEach(type -> types.put(type.type(), type));
        for (ArgumentType<?> type : own) {
            if (types.put(type.type(), type) != null) {
                throw new InvalidCommandException(
                        "the argument type " + type.getClass().getName() + " reads "
                                + type.type().getName() + ", which another argument type reads already");
            }
        }
    }

    /// The grammar of a record.
    ///
    /// @throws InvalidCommandException if it cannot be one; the message names the component and the reason
    public <A extends Record> Grammar<A> read(Class<A> type) throws InvalidCommandException {
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Parameter parameter = parameter(component);
            checkPlace(component, parameter, parameters);
            parameters.add(parameter);
        }
        return new Grammar<>(parameters, RecordMaker.of(type));
    }

    private Parameter parameter(RecordComponent component) throws InvalidCommandException {
        Help help = component.getAnnotation(Help.class);
        String text = help == null ? null : help.value();
        boolean flag = component.getType() == boolean.class;
        boolean optional = component.getType() == Optional.class;
        boolean list = component.getType() == List.class;
        Class<?> element = optional || list ? elementOf(component) : component.getType();
        boolean rest = component.isAnnotationPresent(Rest.class);
        if (rest && (list || element != String.class)) {
            throw invalid(component, "@Rest goes with String and Optional<String> only");
        }
        Kind kind = flag ? Kind.FLAG : rest ? Kind.REST : list ? Kind.LIST : Kind.WORD;
        String name = flag ? flagName(component) : component.getName();
        List<String> choices = element.isEnum() ? BuiltInTypes.choicesOf(element) : null;
        return new Parameter(name, kind, optional || flag, typeOf(component, element, choices), text, choices);
    }

    private ArgumentType<?> typeOf(RecordComponent component, Class<?> element, @Nullable List<String> choices)
            throws InvalidCommandException {
        Range range = component.getAnnotation(Range.class);
        boolean isInt = element == int.class || element == Integer.class;
        boolean isLong = element == long.class || element == Long.class;
        if (range != null && !isInt && !isLong) {
            throw invalid(component, "@Range goes with int and long only");
        }
        boolean beyondInt = range != null && (range.min() > Integer.MAX_VALUE || range.max() < Integer.MIN_VALUE);
        if (range != null && (range.min() > range.max() || (isInt && beyondInt))) {
            throw invalid(component, "its @Range is empty");
        }
        if (component.isAnnotationPresent(Outranked.class) && !PEOPLE.contains(element)) {
            throw invalid(component, "@Outranked goes with User, Nickname and Target only");
        }
        if (isInt) {
            return BuiltInTypes.integer(range);
        }
        if (isLong) {
            return BuiltInTypes.longInteger(range);
        }
        if (element == boolean.class) {
            return BuiltInTypes.flag();
        }
        ArgumentType<?> known = types.get(element);
        if (known != null) {
            return component.isAnnotationPresent(Outranked.class) ? BuiltInTypes.notAbove(known) : known;
        }
        if (choices != null) {
            return BuiltInTypes.choice(element, choices);
        }
        throw invalid(component, "no ArgumentType reads " + element.getTypeName());
    }

    private static void checkPlace(RecordComponent component, Parameter parameter, List<Parameter> before)
            throws InvalidCommandException {
        if (parameter.kind() == Kind.FLAG) {
            return;
        }
        for (Parameter earlier : before) {
            if (earlier.kind() == Kind.LIST || earlier.kind() == Kind.REST) {
                throw invalid(component, "nothing can follow " + earlier.name() + ", which takes the rest of the line");
            }
            if (earlier.kind() == Kind.WORD && earlier.optional() && !parameter.optional()) {
                throw invalid(
                        component, "it must be given, but stands behind " + earlier.name() + ", which may be left out");
            }
        }
    }

    private static Class<?> elementOf(RecordComponent component) throws InvalidCommandException {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (element instanceof Class<?> type) {
                return type;
            }
        }
        throw invalid(
                component, "it does not say what the " + component.getType().getSimpleName() + " holds");
    }

    private static String flagName(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static InvalidCommandException invalid(RecordComponent component, String reason) {
        return new InvalidCommandException("the component " + component.getName() + " of "
                + component.getDeclaringRecord().getName() + " cannot be an argument: " + reason);
    }
}
