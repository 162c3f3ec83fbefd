package dev.parley.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How the tables came to be, step by step. The first step makes them in an empty database, each later one
/// takes them from one version to the next; none is ever changed or taken back once it has been released.
/// The version of a database is the number of the steps that it has seen (`PRAGMA user_version`).
/// Immutable.
///
/// @param steps SQL scripts
/// @param large the tables of any size, without which a server can do
public record Schema(List<String> steps, Set<String> large) {

    /// The scripts of the server, in their order; those of a package can use the tables of the packages
    /// before it.
    private static final List<String> FILES =
            List.of("1-people.sql", "2-moderation.sql", "3-rooms.sql", "4-history.sql", "5-retention.sql");

    /// What was said, and its words.
    private static final Set<String> LARGE = Set.of(
            "line", "line_words", "line_words_config", "line_words_data", "line_words_docsize", "line_words_idx");

    public Schema {
        steps = List.copyOf(steps);
        large = Set.copyOf(large);
    }

    /// One without large tables.
    public Schema(List<String> steps) {
        this(steps, Set.of());
    }

    /// The one of this server.
    public static Schema ofThisServer() {
        List<String> steps = new ArrayList<>();
        for (String file : FILES) {
            steps.add(script("/schema/" + file));
        }
        return new Schema(steps, LARGE);
    }

    /// The version that a database has which has seen all steps.
    public int version() {
        return steps.size();
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the server's jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the server's jar cannot be read", e);
        }
    }
}
