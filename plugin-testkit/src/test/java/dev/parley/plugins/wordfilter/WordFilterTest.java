package dev.parley.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFilterTest {

    private static final Duration A_LOOK = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "what the heck, what the ****",
        "HECK! hecK?, ****! ****?",
        "heckler and check, heckler and check",
        "Strasse STRASSE straße, ******* ******* ******",
        "Ärger und ÄRGER, ***** und *****",
        "$1 heck \\, $1 **** \\",
        "не блин, не ****",
        "heck_yes, heck_yes",
        "all is well, all is well"
    })
    void wordsOfTheListAreMaskedAndNothingElse(String typed, String seen) {
        try (TestServer server = filter("mask", "heck", "straße # German", "", "# a comment", "Ärger", "БЛИН")) {
            TestUser ada = server.join("ada");
            assertThat(ada.types(typed)).containsExactly("ada: " + seen);
        }
    }

    @Test
    void anAccentCountsHoweverItIsEncoded() {
        try (TestServer server = filter("mask", "Ärger")) {
            assertThat(server.join("ada").types("A\u0308rger")).containsExactly("ada: ******");
        }
    }

    @Test
    void linesAreRefusedIfTheAdminWantsThat() {
        try (TestServer server = filter("refuse", "heck")) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(ada.types("what the heck"))
                    .containsExactly("Your line was not said: a word in it is not welcome here.");
            assertThat(ada.types("sorry")).containsExactly("ada: sorry");
            assertThat(bob.saw()).last().isEqualTo("ada: sorry");
        }
    }

    @Test
    void aListThatIsEditedCountsSoonAndABrokenOneChangesNothing() {
        try (TestServer server = filter("mask", "heck")) {
            TestUser ada = server.join("ada");
            write("heck", "darn");
            server.pass(A_LOOK);
            assertThat(ada.types("heck darn")).containsExactly("ada: **** ****");
            write("two words");
            server.pass(A_LOOK);
            assertThat(ada.types("heck darn")).containsExactly("ada: **** ****");
            delete();
            server.pass(A_LOOK);
            assertThat(ada.types("heck darn")).containsExactly("ada: **** ****");
            write("darn");
            server.pass(A_LOOK);
            assertThat(ada.types("heck darn")).containsExactly("ada: heck ****");
        }
    }

    @Test
    void withoutASettingTheListIsInThePluginsFolderAndIsMadeThere() {
        try (TestServer server = TestServer.with(WordFilter.class)) {
            assertThat(server.folder().resolve("words.txt")).content().startsWith("# One word a line.");
            assertThat(server.join("ada").types("heck")).containsExactly("ada: heck");
        }
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatThrownBy(() -> TestServer.withSettings(Map.of("mode", "shout"), WordFilter.class))
                .hasMessageContaining("mode is mask or refuse, not shout");
    }

    private TestServer filter(String mode, String... words) {
        write(words);
        return TestServer.withSettings(
                Map.of("mode", mode, "file", folder.resolve("list").toString()), WordFilter.class);
    }

    private void write(String... words) {
        try {
            Files.writeString(folder.resolve("list"), String.join("\n", words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try {
            Files.delete(folder.resolve("list"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
