package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.AuditEntry;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

    private static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, 100);
    private static final AuditEntry BAN = new AuditEntry(
            0,
            Instant.parse("2026-11-24T09:30:00.123Z"),
            "Ada",
            "192.0.2.1",
            "lobby",
            "ban",
            List.of("bob", "eve"),
            "adverts",
            "/ban bob adverts",
            "done");

    @TempDir
    Path folder;

    private Database open() throws IOException {
        return Database.open(folder, Schema.ofThisServer());
    }

    @Test
    void whatIsAddedIsThereAfterARestart() throws IOException {
        try (Database database = open()) {
            new AuditLog(database).add(BAN);
        }
        try (Database database = open()) {
            assertThat(new AuditLog(database).search(ALL)).singleElement().satisfies(entry -> {
                assertThat(entry.number()).isEqualTo(1);
                assertThat(entry)
                        .usingRecursiveComparison()
                        .ignoringFields("number")
                        .isEqualTo(BAN);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET why = 'none'",
                "DELETE FROM audit",
                "DELETE FROM audit WHERE number = 1",
                "UPDATE audit SET number = 2",
                "REPLACE INTO audit SELECT * FROM audit"
            })
    void nothingInItIsEverChangedOrTakenOut(String sql) throws IOException {
        try (Database database = open()) {
            AuditLog log = new AuditLog(database);
            log.add(BAN);
            assertThatThrownBy(() -> database.write(
                            connection -> connection.createStatement().executeUpdate(sql)))
                    .isInstanceOf(IOException.class);
            assertThat(log.search(ALL))
                    .singleElement()
                    .extracting(AuditEntry::why)
                    .isEqualTo("adverts");
        }
    }

    @Test
    void theLatestComeFirstAndNoMoreThanAskedFor() throws IOException {
        try (Database database = open()) {
            AuditLog log = new AuditLog(database);
            for (int i = 0; i < 5; i++) {
                log.add(BAN);
            }
            assertThat(log.search(new AuditQuery("ADA", "EVE", "ban", BAN.time(), "ADVERTS", 2)))
                    .extracting(AuditEntry::number)
                    .containsExactly(5L, 4L);
        }
    }
}
