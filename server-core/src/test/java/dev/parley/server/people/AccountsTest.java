package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static final String CORRECT = "correct horse";

    @TempDir
    Path home;

    private static Nick nick(String text) {
        return Nick.of(text).orElseThrow();
    }

    private Path data() {
        return home.resolve("deep").resolve("data");
    }

    private Path file() {
        return data().resolve("accounts.json");
    }

    private Path write(String content) throws IOException {
        Files.createDirectories(data());
        return Files.writeString(file(), content);
    }

    @Test
    void theFirstStartMakesTheFolderAndTheAdministrator() throws IOException {
        Accounts accounts = Accounts.open(data());
        assertThat(accounts.has(nick("admin"))).isTrue();
        assertThat(accounts.rankOf(nick("admin"))).isEqualTo(Rank.ADMIN);
        assertThat(accounts.hasDefaultPassword()).isTrue();
        assertThat(accounts.verify(nick("admin"), "adminpass")).isTrue();
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNoPasswordIsInIt() throws IOException {
        Accounts accounts = Accounts.open(data());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(file()).content().contains("$argon2id$").doesNotContain("adminpass");

        accounts.changePassword(Accounts.ADMIN, CORRECT);
        assertThat(file()).content().contains("$argon2id$").doesNotContain(CORRECT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(PasswordHash.of(CORRECT)).isNotEqualTo(PasswordHash.of(CORRECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "ADMIN", "Ádmin", "ａdmin"})
    void theAdministratorsNameIsMeantInEveryForm(String form) throws IOException {
        Accounts accounts = Accounts.open(data());
        assertThat(accounts.has(nick(form))).isTrue();
        assertThat(accounts.rankOf(nick(form))).isEqualTo(Rank.ADMIN);
        assertThat(accounts.verify(nick(form), "adminpass")).isTrue();
        assertThat(accounts.verify(nick(form), "Adminpass")).isFalse();
    }

    @Test
    void aNameWithoutAnAccountIsAGuestWithoutAPassword() throws IOException {
        Accounts accounts = Accounts.open(data());
        assertThat(accounts.has(nick("bob"))).isFalse();
        assertThat(accounts.rankOf(nick("bob"))).isEqualTo(Rank.GUEST);
        assertThat(accounts.verify(nick("bob"), "")).isFalse();
    }

    @Test
    void aChangedPasswordCountsAtOnceAndAfterARestart() throws IOException {
        Accounts running = Accounts.open(data());
        assertThat(Accounts.open(data()).changePassword(Accounts.ADMIN, CORRECT))
                .isEmpty();
        for (Accounts accounts : new Accounts[] {running, Accounts.open(data())}) {
            assertThat(accounts.verify(nick("admin"), CORRECT)).isTrue();
            assertThat(accounts.verify(nick("admin"), "adminpass")).isFalse();
            assertThat(accounts.hasDefaultPassword()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin, seven77, at least 8",
        "admin, '', at least 8",
        "admin, adminpass, default password",
        "nobody, long enough, no account called nobody"
    })
    void aPasswordThatCannotBeTakenChangesNothing(String name, String password, String says) throws IOException {
        Accounts accounts = Accounts.open(data());
        String before = Files.readString(file());
        assertThat(accounts.changePassword(name, password))
                .hasValueSatisfying(reason -> assertThat(reason).contains(says));
        assertThat(file()).hasContent(before);
    }

    @Test
    void otherAccountsSurviveAChange() throws IOException {
        Accounts.open(data());
        String hash = PasswordHash.of("bob's own");
        write(Files.readString(file()).replaceFirst("\\{", """
                {"bob": {"role": "MODERATOR", "password": "%s"},""".formatted(hash.replace("$", "\\$"))));
        Accounts accounts = Accounts.open(data());
        accounts.changePassword(Accounts.ADMIN, CORRECT);
        assertThat(Accounts.open(data()).rankOf(nick("bob"))).isEqualTo(Rank.MODERATOR);
        assertThat(accounts.verify(nick("BOB"), "bob's own")).isTrue();
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
                "{\"admin\": \"adminpass\"}"
            })
    void aMalformedFileIsRefusedWithWhatToDo(String content) throws IOException {
        Path file = write(content);
        IOException refused = catchThrowableOfType(IOException.class, () -> Accounts.open(data()));
        assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("Restore the file");
        assertThat(file).hasContent(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adminpass", "", "$argon2id$", "$argon2id$v=19$m=a,t=b,p=c$x$y", "$2b$10$abcdefghij"})
    void aPasswordThatIsNoHashIsRefusedWithTheNameAndTheFile(String hash) throws IOException {
        Path file = write("{\"admin\": {\"role\": \"ADMIN\", \"password\": \"" + hash + "\"}}");
        Accounts accounts = Accounts.open(data());
        assertThatThrownBy(accounts::hasDefaultPassword)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("admin")
                .hasMessageNotContaining("adminpass");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.createDirectories(data());
        Files.write(file(), new byte[] {'{', '"', (byte) 0xE9, '"'});
        assertThatThrownBy(() -> Accounts.open(data())).hasMessageContaining("it is not UTF-8 text");
    }

    @Test
    void aFileThatVanishesWhileTheServerRunsIsNoOpenDoor() throws IOException {
        Accounts accounts = Accounts.open(data());
        Files.delete(file());
        assertThatThrownBy(() -> accounts.verify(nick("admin"), "adminpass"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");
        assertThat(accounts.has(nick("admin"))).isTrue();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Path data = Files.createFile(home.resolve("data"));
        assertThatThrownBy(() -> Accounts.open(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The data folder " + data + " cannot be used");
    }
}
