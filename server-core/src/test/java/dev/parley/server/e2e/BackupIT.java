package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own shows: output that nobody takes any more, and a disk that takes no more.
class BackupIT {

    @TempDir
    private Path folder;

    @Test
    void aFullDiskLeavesNoBackupAndAClosedPipeIsNoFault() throws IOException, InterruptedException {
        ParleyProcess.install(folder);
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Database database = Database.open(data, Schema.ofThisServer())) {
            database.append(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(
                            "INSERT INTO course VALUES (1, 'lobby', 7, 50000, 1, 1, 0, 0);"
                                    + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO"
                                    + " line SELECT (1 << 40) + i, 0, 'ada', 'line ' || i || hex(zeroblob(100)), NULL, NULL FROM n");
                }
            });
        }

        assertThat(run("./parley export --room lobby | head -n 1"))
                .singleElement()
                .asString()
                .startsWith("1970-01-01 00:00:00Z lobby <ada> line 10000");
        if (Files.exists(Path.of("/dev/full"))) {
            assertThat(run("./parley export > /dev/full"))
                    .containsExactly("The output cannot be written: No space left on device.");
        }
        // No file may have more than two megabytes, which is enough for the database's library, not for the database.
        assertThat(run("ulimit -f 4000; ./parley backup chat.zip"))
                .singleElement()
                .asString()
                .startsWith("The backup " + folder.resolve("chat.zip") + " cannot be made: ");
        assertThat(folder.resolve("chat.zip")).doesNotExist();
        assertThat(folder.resolve("chat.zip.part")).doesNotExist();
    }

    private List<String> run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> output = process.inputReader(StandardCharsets.UTF_8).readAllLines();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
