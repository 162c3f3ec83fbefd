package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of the rooms is there again when the server is started again.
class StoredRoomsTest {

    @TempDir
    Path folder;

    private final FakeMember ada = new FakeMember("ada", new HandLoop(), new FakeDialect());
    private Database database;
    private Rooms rooms;

    @BeforeEach
    void start() throws IOException {
        database = Database.open(folder, Schema.ofThisServer());
        StoredRooms book = new StoredRooms(database);
        rooms = new Rooms(InstantSource.system(), 10, 0, Witness.NONE, Chronicle.NONE, book, book.load());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    private void anAccount(String key) throws IOException {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO account (key, name, skeleton, role, password, created) VALUES (?, ?, ?, '', '', 0)")) {
                for (int parameter = 1; parameter <= 3; parameter++) {
                    insert.setString(parameter, key);
                }
                return insert.executeUpdate();
            }
        });
    }

    private Room joined(String name) {
        rooms.join(name, ada, null);
        return rooms.find(name).orElseThrow();
    }

    @Test
    void aRoomThatStaysIsThereAgainWithAllItsRules() throws IOException {
        RoomRules rules =
                new RoomRules("Tea & 茶", true, true, true, true, Duration.ofSeconds(90), true, Set.of("ada", "bob"));
        anAccount("ada");
        anAccount("bob");
        joined("attic").change(_ -> rules);
        restart();
        assertThat(rooms.find("attic").orElseThrow().rules()).isEqualTo(rules);
        assertThat(rooms.all()).extracting(Room::name).containsExactly("attic", "lobby");
    }

    @Test
    void aPassingRoomIsNot() throws IOException {
        joined("attic").change(rules -> rules.withHidden(true));
        restart();
        assertThat(rooms.find("attic")).isEmpty();
    }

    @Test
    void whatWasSaidAboutTheLobbyHolds() throws IOException {
        rooms.lobby().changeTopic(ada, "Welcome");
        rooms.lobby().change(rules -> rules.withSlow(Duration.ofSeconds(5)));
        restart();
        assertThat(rooms.lobby().rules().topic()).isEqualTo("Welcome");
        assertThat(rooms.lobby().rules().slow()).isEqualTo(Duration.ofSeconds(5));
        rooms.lobby().change(_ -> RoomRules.NONE);
        restart();
        assertThat(rooms.lobby().rules()).isEqualTo(RoomRules.NONE);
    }

    @Test
    void aRoomThatStaysNoMoreGoesWithTheLastOneAndIsNotThereAgain() throws IOException {
        Room attic = joined("attic");
        attic.change(rules -> rules.withPersistent(true));
        attic.leave(ada, null);
        assertThat(rooms.find("attic")).contains(attic);
        attic.change(rules -> rules.withPersistent(false));
        assertThat(rooms.find("attic")).isEmpty();
        restart();
        assertThat(rooms.find("attic")).isEmpty();
    }

    @Test
    void whoseAccountIsGoneModeratesNoMore() throws IOException {
        anAccount("bob");
        Room attic = joined("attic");
        attic.change(rules -> rules.withPersistent(true).withModerators(Set.of("bob", "nobody")));
        restart();
        assertThat(rooms.find("attic").orElseThrow().rules().moderators()).containsExactly("bob");
        database.write(connection -> {
            try (Statement delete = connection.createStatement()) {
                return delete.executeUpdate("DELETE FROM account WHERE key = 'bob'");
            }
        });
        rooms.find("attic").orElseThrow().moderators().dismissUnless(key -> !key.equals("bob"));
        assertThat(rooms.find("attic").orElseThrow().rules().moderators()).isEmpty();
        restart();
        assertThat(rooms.find("attic").orElseThrow().rules().moderators()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenDownIsNotInForce() {
        Room attic = joined("attic");
        database.close();
        assertThatThrownBy(() -> attic.change(rules -> rules.withPersistent(true)))
                .isInstanceOf(IOException.class);
        assertThat(attic.rules()).isEqualTo(RoomRules.NONE);
        assertThatThrownBy(() -> rooms.lobby().changeTopic(ada, "Tea")).isInstanceOf(IOException.class);
        assertThat(rooms.lobby().rules().topic()).isEmpty();
    }
}
