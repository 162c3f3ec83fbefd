package dev.parley.server.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `docs/protocol.md`.
final class ProtocolGuide {

    private static final Path GUIDE = Path.of("../docs/protocol.md");
    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern EXAMPLE = Pattern.compile("(?:(\\w+) )?([→←]) (.*)");

    private ProtocolGuide() {}

    /// A message in the guide.
    ///
    /// @param block the line where its code block starts
    /// @param tag the code block's: `text`, or `session` for one that can be replayed
    /// @param who the client, in a session
    record Example(int block, String tag, int line, String who, boolean fromClient, String content) {

        String place() {
            return "docs/protocol.md, line " + line;
        }

        Example and(String more) {
            return new Example(block, tag, line, who, fromClient, content + more);
        }

        JsonObject json() {
            return JsonParser.parseString(content).getAsJsonObject();
        }
    }

    /// What stands under a heading, up to the next of the same or a higher level.
    static String section(String... headings) throws IOException {
        String text = Files.readString(GUIDE);
        for (String heading : headings) {
            text = sectionIn(text, heading);
        }
        return text;
    }

    private static String sectionIn(String text, String heading) {
        String level = heading.substring(0, heading.indexOf(' '));
        MatchResult match = Pattern.compile(
                        "(?ms)^" + Pattern.quote(heading) + "$(.*?)(?=^#{1," + level.length() + "} |\\z)")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/protocol.md has no heading " + heading));
        return match.group(1);
    }

    /// Every message in the code blocks; one that is too long for a line goes on, indented, in the next.
    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        String tag = "";
        int block = 0;
        int number = 0;
        for (String line : Files.readAllLines(GUIDE)) {
            number++;
            Matcher fence = FENCE.matcher(line);
            Matcher example = EXAMPLE.matcher(line);
            if (fence.matches()) {
                tag = fence.group(1);
                block = number;
            } else if (!tag.isEmpty() && example.matches()) {
                String who = example.group(1) == null ? "" : example.group(1);
                boolean fromClient = example.group(2).equals("→");
                examples.add(new Example(block, tag, number, who, fromClient, example.group(3)));
            } else if (Set.of("text", "session").contains(tag) && line.startsWith(" ")) {
                examples.add(examples.removeLast().and(line.strip()));
            }
        }
        return examples;
    }
}
