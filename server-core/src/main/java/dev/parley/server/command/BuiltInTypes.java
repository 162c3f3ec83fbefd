package dev.parley.server.command;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Nickname;
import dev.parley.api.Parsed;
import dev.parley.api.Password;
import dev.parley.api.Range;
import dev.parley.api.Room;
import dev.parley.api.Target;
import dev.parley.api.User;
import dev.parley.server.config.Durations;
import dev.parley.server.people.Nick;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The types of argument that every command may use.
final class BuiltInTypes {

    private BuiltInTypes() {}

    /// Those that need nothing but themselves.
    static List<ArgumentType<?>> all() {
        return List.of(
                new SimpleType<>(String.class, "text", (word, _) -> Parsed.understood(word), (_, _) -> List.of()),
                new SimpleType<>(
                        Password.class,
                        "password",
                        (word, _) -> Parsed.understood(new Password(word)),
                        (_, _) -> List.of()),
                new SimpleType<>(User.class, "user", BuiltInTypes::user, (_, call) -> nicks(call)),
                new SimpleType<>(Nickname.class, "nickname", (word, _) -> nickname(word), (_, call) -> nicks(call)),
                new SimpleType<>(Target.class, "target", (word, _) -> target(word), (_, call) -> nicks(call)),
                new SimpleType<>(
                        Room.class,
                        "room",
                        BuiltInTypes::room,
                        (_, call) -> visibleRooms(call).map(Room::name).toList()),
                new SimpleType<>(
                        Duration.class, "duration", (word, _) -> duration(word), (prefix, _) -> units(prefix)));
    }

    /// The presence of a flag, which is all that there is to read.
    static ArgumentType<Boolean> flag() {
        return new SimpleType<>(Boolean.class, "flag", (_, _) -> Parsed.understood(true), (_, _) -> List.of());
    }

    /// A type of person without those of a higher rank than the caller's.
    static <T> ArgumentType<T> notAbove(ArgumentType<T> people) {
        return new SimpleType<>(
                people.type(),
                people.label(),
                (word, call) -> notAbove(people.parse(word, call), call),
                (prefix, call) -> people.suggestions(prefix, call).stream()
                        .filter(nick -> !call.isOutrankedBy(new Nickname(nick)))
                        .toList());
    }

    private static <T> Parsed<T> notAbove(Parsed<T> parsed, Call call) {
        if (parsed instanceof Parsed.Understood<T>(T who)) {
            String above = nameAbove(who, call);
            return above == null ? parsed : Parsed.unreadable(above + " has a higher rank than you");
        }
        return parsed;
    }

    /// Who of those that are meant has a higher rank than the caller: by an address, of those who are here. Null if
    /// nobody has.
    private static @Nullable String nameAbove(Object who, Call call) {
        return switch (who) {
            case User user -> call.isOutrankedBy(user) ? user.nick() : null;
            case Nickname name -> call.isOutrankedBy(name) ? name.text() : null;
            case Target.Name(String nick) -> nameAbove(new Nickname(nick), call);
            case Target.Addresses addresses ->
                call.server().matching(addresses).stream()
                        .filter(call::isOutrankedBy)
                        .map(User::nick)
                        .findFirst()
                        .orElse(null);
            default -> throw new IllegalArgumentException(who + " is nobody");
        };
    }

    static ArgumentType<Integer> integer(@Nullable Range range) {
        long min = range == null ? Integer.MIN_VALUE : Math.max(range.min(), Integer.MIN_VALUE);
        long max = range == null ? Integer.MAX_VALUE : Math.min(range.max(), Integer.MAX_VALUE);
        return new SimpleType<>(
                Integer.class, "number", (word, _) -> number(word, min, max, Long::intValue), (_, _) -> List.of());
    }

    static ArgumentType<Long> longInteger(@Nullable Range range) {
        long min = range == null ? Long.MIN_VALUE : range.min();
        long max = range == null ? Long.MAX_VALUE : range.max();
        return new SimpleType<>(
                Long.class, "number", (word, _) -> number(word, min, max, value -> value), (_, _) -> List.of());
    }

    static <E> ArgumentType<E> choice(Class<E> type, List<String> choices) {
        E[] constants = type.getEnumConstants();
        return new SimpleType<>(
                type,
                "choice",
                (word, _) -> {
                    int index = choices.indexOf(wordFor(word));
                    return index >= 0
                            ? Parsed.understood(constants[index])
                            : Parsed.unreadable("\"" + word + "\" is none of " + String.join(", ", choices));
                },
                (_, _) -> choices);
    }

    /// The words for an enum's constants: in lower case, with dashes.
    static List<String> choicesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> wordFor(((Enum<?>) constant).name()))
                .toList();
    }

    private static String wordFor(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <N> Parsed<N> number(String word, long min, long max, java.util.function.Function<Long, N> narrow) {
        try {
            BigInteger value = new BigInteger(word);
            return value.compareTo(BigInteger.valueOf(min)) >= 0 && value.compareTo(BigInteger.valueOf(max)) <= 0
                    ? Parsed.understood(narrow.apply(value.longValueExact()))
                    : Parsed.unreadable(word + " is not between " + min + " and " + max);
        } catch (NumberFormatException e) {
            return Parsed.unreadable("\"" + word + "\" is not a whole number");
        }
    }

    private static Parsed<User> user(String word, Call call) {
        Optional<User> user = call.server().user(word);
        if (user.isPresent()) {
            return Parsed.understood(user.get());
        }
        String hint = Suggestion.closest(word, nicks(call))
                .map(nick -> "; did you mean " + nick + "?")
                .orElse("");
        return Parsed.unreadable("nobody here is called " + word + hint);
    }

    private static Parsed<Nickname> nickname(String word) {
        return switch (Nick.check(word)) {
            case Nick.Check.Valid(Nick nick) -> Parsed.understood(new Nickname(nick.text()));
            case Nick.Check.Invalid _ -> Parsed.unreadable("\"" + word + "\" cannot be anybody's name");
        };
    }

    private static Parsed<Target> target(String word) {
        Optional<Target> target = Targets.of(word);
        return target.isPresent()
                ? Parsed.understood(target.get())
                : Parsed.unreadable("\"" + word + "\" is no name, and no address such as 192.0.2.7 or 192.0.2.0/24");
    }

    private static Parsed<Room> room(String word, Call call) {
        Optional<Room> room = call.server().room(word).filter(found -> found.isVisibleTo(call.caller()));
        return room.isPresent() ? Parsed.understood(room.get()) : Parsed.unreadable("there is no room called " + word);
    }

    private static Stream<Room> visibleRooms(Call call) {
        return call.server().rooms().stream().filter(room -> room.isVisibleTo(call.caller()));
    }

    private static Parsed<Duration> duration(String word) {
        Optional<Duration> duration = Durations.parse(word);
        return duration.isPresent()
                ? Parsed.understood(duration.get())
                : Parsed.unreadable("\"" + word + "\" is not " + Durations.FORM);
    }

    private static List<String> nicks(Call call) {
        return call.server().users().stream().map(User::nick).toList();
    }

    private static List<String> units(String prefix) {
        return Stream.of("s", "m", "h", "d")
                .map(unit -> prefix + unit)
                .filter(text -> Durations.parse(text).isPresent())
                .toList();
    }
}
