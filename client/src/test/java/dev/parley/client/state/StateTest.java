package dev.parley.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

    @TempDir
    private Path home;

    private Path folder;
    private HistoryFile history;
    private LastPlace last;

    @BeforeEach
    void open() {
        folder = home.resolve(".local/state/parley");
        StateFolder state = StateFolder.of(Map.of("HOME", home.toString())).orElseThrow();
        history = new HistoryFile(state);
        last = new LastPlace(state);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatWasTypedIsThereInTheNextRun() throws IOException {
        history.append("hello");
        history.append("two\nlines");
        history.append("C:\\new \\n Grüße 你好");

        assertThat(history.read()).containsExactly("hello", "two\nlines", "C:\\new \\n Grüße 你好");
    }

    @Test
    void theFilesAreForThePersonsOwnEyes() throws IOException {
        history.append("hello");
        last.write("ada@localhost:55556");

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("history"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("last"))).isEqualTo("rw-------");
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void theHistoryIsBounded() throws IOException {
        for (int i = 0; i < 2 * HistoryFile.MAX_ENTRIES + 1; i++) {
            history.append("line " + i);
        }
        List<String> newest = history.read();

        assertThat(newest).hasSize(HistoryFile.MAX_ENTRIES).last().isEqualTo("line " + 2 * HistoryFile.MAX_ENTRIES);
        assertThat(Files.readAllLines(folder.resolve("history"))).hasSize(HistoryFile.MAX_ENTRIES);
        assertThat(mode(folder.resolve("history"))).isEqualTo("rw-------");
        assertThat(history.read()).isEqualTo(newest);
    }

    @Test
    void nothingKeptIsNothingRead() throws IOException {
        assertThat(history.read()).isEmpty();
        assertThat(last.read()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void rubbishInAFileIsReadAsFarAsItGoes() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("history"), new byte[] {'a', '\n', (byte) 0xFF, '\\', '\n', '\n', 'b'});

        assertThat(history.read()).containsExactly("a", "\uFFFD\\", "b");
    }

    @Test
    void aFileThatIsNoneIsAFaultInWords() throws IOException {
        Files.createDirectories(folder.resolve("history"));

        assertThatThrownBy(history::read).isInstanceOf(IOException.class).hasMessageContaining("is no file");
    }

    @Test
    void theLastPlaceReplacesTheOneBefore() throws IOException {
        last.write("ada@localhost:55556");
        last.write("bob@[::1]:7");

        assertThat(last.read()).isEqualTo("bob@[::1]:7");
    }

    @Test
    void theFolderIsWhereTheXdgSpecificationSays() {
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/x", "HOME", "/h"))
                        .orElseThrow()
                        .path("a"))
                .isEqualTo(Path.of("/x/parley/a"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h"))
                        .orElseThrow()
                        .path("a"))
                .isEqualTo(Path.of("/h/.local/state/parley/a"));
        assertThat(StateFolder.of(Map.of())).isEmpty();
    }
}
