package dev.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    @TempDir
    Path folder;

    private void write(Path target, String content) throws IOException {
        AtomicFile.write(target, content.getBytes(StandardCharsets.UTF_8), PRIVATE);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path temporaryOf(Path target) {
        return folder.resolve("." + target.getFileName() + ".new");
    }

    @Test
    void aNewFileHasTheGivenPermissions() throws IOException {
        Path target = folder.resolve("bans.txt");
        write(target, "bob\n");
        assertThat(target).hasContent("bob\n");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(PRIVATE);
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Path target = file("bans.txt", "old");
        write(target, "new");
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(target);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-", "r--r-----"})
    void aFileThatExistsKeepsItsPermissions(String permissions) throws IOException {
        Path target = file("bans.txt", "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo(permissions);
    }

    @Test
    void aLinkIsFollowedAndStaysALink() throws IOException {
        Path real = file("real.txt", "old");
        Path link = Files.createSymbolicLink(folder.resolve("bans.txt"), real);
        write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real).hasContent("new");
    }

    @Test
    void whatACrashLeftBehindIsReplaced() throws IOException {
        Path target = file("bans.txt", "old");
        Path leftover = file(temporaryOf(target).getFileName().toString(), "half of something much longer");
        write(target, "new");
        assertThat(target).hasContent("new");
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aFolderInTheWayOfTheTemporaryFileLeavesTheOldContent() throws IOException {
        Path target = file("bans.txt", "old");
        Files.createDirectory(temporaryOf(target));
        assertThatThrownBy(() -> write(target, "new")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("old");
    }

    @Test
    void aLinkInTheWayOfTheTemporaryFileIsNotWrittenThrough() throws IOException {
        Path target = file("bans.txt", "old");
        Path other = file("other.txt", "precious");
        Files.createSymbolicLink(temporaryOf(target), other);
        assertThatThrownBy(() -> write(target, "new")).isInstanceOf(IOException.class);
        assertThat(other).hasContent("precious");
        assertThat(target).hasContent("old");
    }

    @Test
    void aFolderInThePlaceOfTheFileIsLeftAlone() throws IOException {
        Path target = Files.createDirectory(folder.resolve("bans.txt"));
        assertThatThrownBy(() -> write(target, "new")).isInstanceOf(IOException.class);
        assertThat(target).isDirectory();
    }

    @Test
    void aMissingFolderIsNotMade() {
        Path target = folder.resolve("nowhere").resolve("bans.txt");
        assertThatThrownBy(() -> write(target, "new")).isInstanceOf(NoSuchFileException.class);
        assertThat(target.getParent()).doesNotExist();
    }

    @Test
    void emptyContentEmptiesTheFile() throws IOException {
        Path target = file("bans.txt", "old");
        write(target, "");
        assertThat(target).isEmptyFile();
    }
}
