package dev.parley.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How the tables came to be, step by step. The first step makes them in an empty database, each later one
/// takes them from one version to the next; none is ever changed or taken back once it has been released.
/// The version of a database is the number of the steps that it has seen (`PRAGMA user_version`).
/// Immutable.
///
/// @param steps SQL scripts
public record Schema(List<String> steps) {

    /// The scripts of the server, in their order; those of a package can use the tables of the packages
    /// before it.
    private static final List<String> FILES =
            List.of("1-people.sql", "2-moderation.sql", "3-rooms.sql", "4-history.sql", "5-retention.sql");

    public Schema {
        steps = List.copyOf(steps);
    }

    /// The one of this server.
    public static Schema ofThisServer() {
        List<String> steps = new ArrayList<>();
        for (String file : FILES) {
            steps.add(script("/schema/" + file));
        }
        return new Schema(steps);
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
