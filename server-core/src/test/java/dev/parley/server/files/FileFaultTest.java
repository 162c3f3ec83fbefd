package dev.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exceptions are those that the JDK really throws, where a test can make it throw them.
class FileFaultTest {
    @TempDir
    Path folder;

    private static String reason(ThrowingCallable failing) {
        return FileFault.reason(catchThrowableOfType(IOException.class, failing));
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThat(reason(() -> Files.readString(folder.resolve("none")))).isEqualTo("there is no such file");
    }

    @Test
    void bytesThatAreNoTextAreSaidToBeNone() throws IOException {
        Path file = Files.write(folder.resolve("latin1"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reason(() -> Files.readString(file))).isEqualTo("it is not UTF-8 text");
    }

    @Test
    void aFileInTheWayIsSaidToBeInTheWay() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThat(reason(() -> Files.createFile(file))).isEqualTo("a file of that name is in the way");
    }

    @Test
    void aFileThatShouldBeAFolderIsSaidToBeNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(reason(() -> Files.newDirectoryStream(file).close())).isEqualTo("it is not a folder");
    }

    @Test
    void aFolderThatIsReadAsAFileGivesTheSystemsReason() {
        assertThat(reason(() -> Files.readAllBytes(folder))).isEqualTo("Is a directory");
    }

    @Test
    void aFullDiskGivesTheSystemsReason() {
        Path full = Path.of("/dev/full");
        assertThat(reason(() -> Files.write(full, new byte[1], StandardOpenOption.WRITE)))
                .isEqualTo("No space left on device");
    }

    @Test
    void aRefusalOfTheSystemIsSaidWithoutThePath() {
        assertThat(FileFault.reason(new AccessDeniedException("/etc/shadow"))).isEqualTo("access is denied");
    }

    @Test
    void anExceptionWithoutAMessageIsNamed() {
        assertThat(FileFault.reason(new IOException())).isEqualTo("IOException");
    }

    @Test
    void aFaultWithAPathAloneIsStillSaid() {
        assertThat(FileFault.reason(new FileSystemException("bans.txt"))).isEqualTo("bans.txt");
    }
}
