package dev.parley.server.backup;

import dev.parley.server.files.FolderTree;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a server that does not run has left in a folder.
record Installation(Path folder) {

    /// One of which everything says so.
    static Installation of(Path folder, String word) throws IOException {
        return of(folder, word, Schema.ofThisServer());
    }

    static Installation of(Path folder, String word, Schema schema) throws IOException {
        Installation made = new Installation(Files.createDirectories(folder));
        Files.createDirectories(made.data().resolve("plugins/poll"));
        try (Database database = Database.open(made.data(), schema)) {
            database.write(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO role VALUES ('" + word + "', 150)");
                }
            });
        }
        Files.writeString(made.data().resolve("plugins/poll/record.json"), word);
        Files.writeString(made.bans(), word + "\n");
        return made;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path bans() {
        return folder.resolve("bans.txt");
    }

    Installation copyTo(Path place) throws IOException {
        new FolderTree(folder).copyTo(place);
        return new Installation(place);
    }

    Path backUp(Path file) throws IOException {
        new Backup(data(), bans(), Schema.ofThisServer(), "0.1.0", InstantSource.system(), line -> {}).write(file);
        return file;
    }

    Restore restore() {
        return new Restore(
                data(), bans(), Schema.ofThisServer(), InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z")));
    }

    /// What everything in it says, as far as it is there.
    List<String> words() throws IOException {
        List<String> words = new ArrayList<>();
        words.addAll(roles(data()));
        words.add(Files.readString(data().resolve("plugins/poll/record.json")));
        if (Files.exists(bans())) {
            words.add(Files.readString(bans()).strip());
        }
        return words;
    }

    /// The roles in the database of a folder.
    static List<String> roles(Path data) throws IOException {
        try (DatabaseView view = DatabaseView.open(data, Schema.ofThisServer())) {
            return view.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT name FROM role")) {
                    List<String> names = new ArrayList<>();
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                    return names;
                }
            });
        }
    }

    /// All files by name, with what is in them.
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                String name = folder.relativize(path).toString();
                if (!name.equals("data/lock") && !name.endsWith("-shm")) {
                    files.put(name, Files.isDirectory(path) ? "" : new String(Files.readAllBytes(path), "ISO-8859-1"));
                }
            }
        }
        return files;
    }

    /// The folders with what was there before.
    List<Path> before() throws IOException {
        try (Stream<Path> paths = Files.list(data())) {
            return paths.filter(path -> path.getFileName().toString().startsWith("before-restore-"))
                    .sorted()
                    .toList();
        }
    }
}
