package dev.parley.plugins.poll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One question to one room. Immutable.
///
/// @param votes for each voter, by name in lower case, the index of an option
record Poll(
        String room, String author, boolean open, String question, List<String> options, Map<String, Integer> votes) {

    Poll {
        options = List.copyOf(options);
        votes = Map.copyOf(votes);
    }

    Poll withVote(String nick, int option) {
        Map<String, Integer> more = new LinkedHashMap<>(votes);
        more.put(nick.toLowerCase(Locale.ROOT), option);
        return new Poll(room, author, open, question, options, more);
    }

    Poll closed() {
        return new Poll(room, author, false, question, options, votes);
    }

    long votesFor(int option) {
        return votes.values().stream().filter(vote -> vote == option).count();
    }

    /// The options with what somebody makes of the number of each.
    String list(IntFunction<String> item) {
        return IntStream.range(0, options.size()).mapToObj(item).collect(Collectors.joining(", "));
    }

    /// As lines of a file: nothing that is typed has a tab in it.
    String toText() {
        List<String> head = new ArrayList<>(List.of("poll", room, author, String.valueOf(open), question));
        head.addAll(options);
        return String.join("\t", head) + "\n"
                + votes.entrySet().stream()
                        .map(vote -> "vote\t" + vote.getKey() + "\t" + vote.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /// Reads the first line of a poll.
    ///
    /// @throws RuntimeException if it is none
    static Poll head(List<String> cells) {
        return new Poll(
                cells.get(1),
                cells.get(2),
                Boolean.parseBoolean(cells.get(3)),
                cells.get(4),
                cells.subList(5, cells.size()),
                Map.of());
    }
}
