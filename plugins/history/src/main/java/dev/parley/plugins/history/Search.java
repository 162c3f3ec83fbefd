package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Room;
import dev.parley.api.SaidLine;
import dev.parley.api.Slash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds lines by their words, in a room that the caller is in.
@Slash(name = "search", help = "Find what was said: words, from:<who>, room:<name>, since:<7d>")
public final class Search implements Command<Search.Args> {

    private static final int MOST = 20;
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhdw])");

    /// What is looked for.
    public record Args(
            @Rest @Help("words, and from:<who> room:<name> since:<7d>")
            String query) {}

    /// A query in its parts; the reason is empty if it can be asked.
    private record Query(String words, Optional<String> from, Optional<String> room, Optional<Instant> since) {}

    @Override
    public Reply run(Args args, Call call) {
        List<String> words = new ArrayList<>();
        Optional<String> from = Optional.empty();
        Optional<String> named = Optional.empty();
        Optional<Instant> since = Optional.empty();
        for (String word : args.query().split("\\s+", -1)) {
            if (word.startsWith("from:")) {
                from = Optional.of(word.substring(5));
            } else if (word.startsWith("room:")) {
                named = Optional.of(word.substring(5));
            } else if (word.startsWith("since:")) {
                Optional<Duration> age = age(word.substring(6));
                if (age.isEmpty()) {
                    return Reply.refused("\"" + word.substring(6) + "\" is no time such as 30m, 12h or 7d.");
                }
                since = age.map(Instant.now()::minus);
            } else {
                words.add(word);
            }
        }
        String wanted = String.join(" ", words);
        if (wanted.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Reply.refused("Give a word to look for.");
        }
        return find(new Query(wanted, from, named, since), call);
    }

    private static Reply find(Query query, Call call) {
        Optional<Room> room = query.room().isEmpty()
                ? Optional.of(call.room())
                : query.room()
                        .flatMap(name -> call.caller().rooms().stream()
                                .filter(own -> own.name().equalsIgnoreCase(name))
                                .findFirst());
        if (room.isEmpty()) {
            return Reply.refused("You are in no room called " + query.room().orElse("") + ".");
        }
        try {
            List<SaidLine> lines =
                    room.get().history().search(query.words(), query.from().map(Nickname::new), query.since(), MOST);
            return lines.isEmpty() ? Reply.text("Nothing was found.") : Lines.table(lines);
        } catch (IOException e) {
            return Reply.refused("What was said cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Optional<Duration> age(String text) {
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofDays(7 * amount);
                });
    }
}
