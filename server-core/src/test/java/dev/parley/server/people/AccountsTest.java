package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.api.Result;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final String CORRECT = "correct horse";
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);

    @TempDir
    private Path data;

    private final List<Database> open = new ArrayList<>();
    private People people;

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }

    private Accounts open() throws IOException {
        Database database = Database.open(data, Schema.ofThisServer());
        open.add(database);
        people = new People(database);
        return Accounts.open(people, data, InstantSource.fixed(NOW));
    }

    private static Nick nick(String name) {
        return Nick.of(name).orElseThrow();
    }

    private Path oldFile() {
        return data.resolve("accounts.json");
    }

    private static String reason(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).reason();
    }

    private String storedHash(String key) throws IOException {
        return open.getLast().read(connection -> {
            try (var select = connection.prepareStatement("SELECT password FROM account WHERE key = ?")) {
                select.setString(1, key);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    @Test
    void theFirstStartMakesTheAdministrator() throws IOException {
        Accounts accounts = open();
        assertThat(accounts.has(nick("admin"))).isTrue();
        assertThat(accounts.rankOf(nick("admin"))).isEqualTo(Rank.ADMIN);
        assertThat(accounts.hasDefaultPassword()).isTrue();
        assertThat(accounts.verify(nick("admin"), "adminpass")).isTrue();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(PasswordHash.of(CORRECT)).isNotEqualTo(PasswordHash.of(CORRECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "Ádmin", "ａdmin"})
    void theAdministratorsNameIsMeantInEveryForm(String form) throws IOException {
        Accounts accounts = open();
        assertThat(accounts.has(nick(form))).isTrue();
        assertThat(accounts.rankOf(nick(form))).isEqualTo(Rank.ADMIN);
        assertThat(accounts.verify(nick(form), "adminpass")).isTrue();
        assertThat(accounts.verify(nick(form), "Adminpass")).isFalse();
    }

    @Test
    void aNameWithoutAnAccountIsAGuestWithoutAPassword() throws IOException {
        Accounts accounts = open();
        assertThat(accounts.has(nick("bob"))).isFalse();
        assertThat(accounts.rankOf(nick("bob"))).isEqualTo(Rank.GUEST);
        assertThat(accounts.verify(nick("bob"), "")).isFalse();
        assertThat(accounts.lastLogin(nick("bob"))).isEmpty();
    }

    @Test
    void anAccountIsThereAtOnceAndAfterARestart() throws IOException {
        assertThat(open().create(nick("Zoë"), CORRECT, Rank.MEMBER)).isEqualTo(Result.done());
        for (Accounts accounts : List.of(open(), open())) {
            Account account = accounts.find(nick("ZOE")).orElseThrow();
            assertThat(account.name().text()).isEqualTo("Zoë");
            assertThat(account.rank()).isEqualTo(Rank.MEMBER);
            assertThat(account.created()).isEqualTo(NOW);
            assertThat(accounts.verify(nick("zoe"), CORRECT)).isTrue();
        }
    }

    @Test
    void noPasswordIsInTheDatabase() throws IOException {
        open().create(nick("bob"), "hunter2 hunter2", Rank.MEMBER);
        open.getLast().close();
        assertThat(new String(
                        Files.readAllBytes(data.resolve("parley.db")), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("$argon2id$")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "bob, seven77, at least 8",
        "bob, '', at least 8",
        "bob, adminpass, default password",
        "bob, 'tab\tstop!!', control",
        "BOB2, long enough, belongs to somebody already",
        "b0b2, long enough, looks like bob2",
        "аdmin, long enough, looks like admin",
        "System, long enough, reserved"
    })
    void anAccountThatCannotBeIsNotMade(String name, String password, String says) throws IOException {
        Accounts accounts = open();
        accounts.create(nick("bob2"), CORRECT, Rank.MEMBER);
        assertThat(reason(accounts.create(nick(name), password, Rank.MEMBER))).contains(says);
        assertThat(accounts.all()).hasSize(2);
    }

    @Test
    void aVeryLongPasswordIsRefusedAndVerifiesNothing() throws IOException {
        Accounts accounts = open();
        assertThat(reason(accounts.create(nick("bob"), "x".repeat(513), Rank.MEMBER)))
                .contains("at most 512");
        assertThat(accounts.verify(nick("admin"), "x".repeat(1_000_000))).isFalse();
    }

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreComposed() throws IOException {
        Accounts accounts = open();
        accounts.create(nick("zoe"), "gru\u0308\u00DFe gru\u0308\u00DFe", Rank.MEMBER);
        assertThat(accounts.verify(nick("zoe"), "gr\u00FC\u00DFe\u00A0gr\u00FC\u00DFe"))
                .isTrue();
        assertThat(accounts.verify(nick("zoe"), "gr\u00FCsse gr\u00FCsse")).isFalse();
    }

    @Test
    void aChangedPasswordCountsForAServerThatRuns() throws IOException {
        Accounts running = open();
        assertThat(open().changePassword(nick("admin"), CORRECT)).isEqualTo(Result.done());
        assertThat(running.verify(nick("admin"), CORRECT)).isTrue();
        assertThat(running.verify(nick("admin"), "adminpass")).isFalse();
        assertThat(running.hasDefaultPassword()).isFalse();
    }

    @Test
    void whatAnotherProcessChangesIsSeen() throws Exception {
        Accounts running = open();
        People watching = people;
        watching.watch(java.time.Duration.ofMillis(5));
        open().create(nick("bob"), CORRECT, Rank.MODERATOR);
        long deadline = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(20);
        while (!running.rankOf(nick("bob")).equals(Rank.MODERATOR)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        watching.close();
    }

    @Test
    void theAdministratorStaysAnAdministrator() throws IOException {
        Accounts accounts = open();
        assertThat(reason(accounts.delete(nick("ADMIN")))).contains("cannot be deleted");
        assertThat(reason(accounts.changeRank(nick("admin"), Rank.GUEST))).contains("cannot be changed");
        assertThat(accounts.rankOf(nick("admin"))).isEqualTo(Rank.ADMIN);
    }

    @Test
    void aDeletedNameIsFree() throws IOException {
        Accounts accounts = open();
        accounts.create(nick("bob"), CORRECT, Rank.MEMBER);
        assertThat(accounts.lookingLike(nick("B0B"))).contains(nick("bob"));
        assertThat(accounts.delete(nick("Bob"))).isEqualTo(Result.done());
        assertThat(accounts.has(nick("bob"))).isFalse();
        assertThat(accounts.lookingLike(nick("B0B"))).isEmpty();
        assertThat(reason(accounts.delete(nick("bob")))).isEqualTo("There is no account called bob.");
        assertThat(reason(accounts.changePassword(nick("bob"), CORRECT))).isEqualTo("There is no account called bob.");
    }

    @Test
    void theOldFileIsTakenOverOnceAndPutAside() throws IOException {
        Files.writeString(oldFile(), """
                {"admin": {"role": "ADMIN", "password": "%s"}, "bob": {"role": "MODERATOR", "password": "%s"}}""".formatted(CheapPasswords.hash(CORRECT), CheapPasswords.hash("bob's own")));
        Accounts accounts = open();
        assertThat(accounts.verify(nick("admin"), CORRECT)).isTrue();
        assertThat(accounts.hasDefaultPassword()).isFalse();
        assertThat(accounts.rankOf(nick("bob"))).isEqualTo(Rank.MODERATOR);
        assertThat(accounts.verify(nick("bob"), "bob's own")).isTrue();
        assertThat(oldFile()).doesNotExist();
        assertThat(data.resolve("accounts.json.imported")).exists();
    }

    @Test
    void aLoginBringsAnOldHashToTodaysParameters() throws IOException {
        Files.writeString(
                oldFile(),
                "{\"admin\": {\"role\": \"ADMIN\", \"password\": \"" + CheapPasswords.hash(CORRECT) + "\"}}");
        Accounts accounts = open();
        assertThat(storedHash("admin")).contains("m=64,");
        accounts.loggedIn(nick("admin"), CORRECT);
        assertThat(storedHash("admin")).contains("m=19456,t=2,p=1");
        assertThat(accounts.verify(nick("admin"), CORRECT)).isTrue();
        assertThat(accounts.lastLogin(nick("admin"))).contains(NOW);
        String kept = storedHash("admin");
        accounts.loggedIn(nick("admin"), CORRECT);
        assertThat(storedHash("admin")).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"Admin\": {\"role\": \"ADMIN\", \"password\": \"x\"}}",
                "7",
                "{\"admin\": {\"role\": \"ADMIN\", \"pass",
                "{\"admin\": null}",
                "{\"admin\": {}}",
                "{\"admin\": {\"role\": \"EMPEROR\", \"password\": \"x\"}}",
                "{\"admin\": {\"role\": \"ADMIN\"}}",
                "{\"admin\": {\"role\": \"ADMIN\", \"password\": \"$argon2id$v=19$m=a,t=b,p=c$x$y\"}}",
                "{\"admin\": {\"role\": \"ADMIN\", \"password\": \"adminpass\"}}",
                "{\"admin\": \"adminpass\"}"
            })
    void aMalformedOldFileIsRefusedWithWhatToDo(String content) throws IOException {
        Files.writeString(oldFile(), content);
        IOException refused = catchThrowableOfType(IOException.class, this::open);
        assertThat(refused)
                .hasMessageContaining(oldFile().toString())
                .hasMessageContaining("Restore the file")
                .hasMessageNotContaining("adminpass");
        assertThat(oldFile()).hasContent(content);
    }

    @Test
    void anOldFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(oldFile(), new byte[] {'{', '"', (byte) 0xE9, '"'});
        assertThatThrownBy(this::open).hasMessageContaining("it is not UTF-8 text");
    }

    @Test
    void aHashThatIsNoneInTheDatabaseIsNoOpenDoor() throws IOException {
        Accounts accounts = open();
        people.change(connection -> People.update(connection, "UPDATE account SET password = 'adminpass'"));
        assertThatThrownBy(() -> accounts.verify(nick("admin"), "adminpass"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Argon2 hash");
    }
}
