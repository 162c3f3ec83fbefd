package dev.parley.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One example of a guide: a block of Java, and the block of what is typed and seen that follows it.
///
/// @param name of its first public class
/// @param code a whole source file
/// @param steps what happens, in order
record Recipe(String name, String code, List<Step> steps) {

    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(.*?)```(?:\\s*```console\n(.*?)```)?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public (?:final )?(?:class|record) (\\w+)");
    private static final Pattern LATER = Pattern.compile("\\((\\w+) later\\)");

    /// Something that happens, and what Ada sees of it.
    ///
    /// @param what a line that she types, or how long nothing happens
    record Step(boolean isTyped, String what, List<String> seen) {}

    /// All examples of a guide.
    static List<Recipe> in(String guide) {
        return EXAMPLE.matcher(guide)
                .results()
                .map(example -> new Recipe(
                        nameOf(example.group(1)),
                        example.group(1),
                        example.group(2) == null ? List.of() : steps(example.group(2))))
                .toList();
    }

    /// Whether it is a test rather than a plugin.
    boolean isTest() {
        return code.contains("@Test");
    }

    private static String nameOf(String code) {
        Matcher name = NAME.matcher(code);
        if (!name.find()) {
            throw new AssertionError("an example without a public class: " + code);
        }
        return name.group(1);
    }

    private static List<Step> steps(String console) {
        List<Step> steps = new ArrayList<>();
        for (String line : console.lines().toList()) {
            Matcher later = LATER.matcher(line);
            if (line.startsWith("ada> ")) {
                steps.add(new Step(true, line.substring("ada> ".length()), new ArrayList<>()));
            } else if (later.matches()) {
                steps.add(new Step(false, later.group(1), new ArrayList<>()));
            } else {
                steps.getLast().seen().add(line);
            }
        }
        return steps;
    }

    @Override
    public String toString() {
        return name;
    }
}
