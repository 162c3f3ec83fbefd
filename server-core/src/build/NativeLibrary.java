import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// Copies SQLite's native library for this machine out of the jar of sqlite-jdbc, where `./parley` points to it: else
/// each start would look for the right one, write it to the temporary folder and delete it again, which took a seventh
/// of the server's start. On a machine of another kind it does not load, and the one in the jar is used.
///
/// Run by the build: `java NativeLibrary.java sqlite-jdbc.jar folder`.
final class NativeLibrary {

    private NativeLibrary() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Files.createDirectories(Path.of(arguments[1]));
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        String library = System.mapLibraryName("sqlitejdbc");
        try (JarFile jar = new JarFile(arguments[0])) {
            ZipEntry entry = jar.getEntry("org/sqlite/native/" + system() + "/" + machine + "/" + library);
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, target.resolve(library), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /// The system's name as sqlite-jdbc writes it.
    private static String system() throws IOException {
        Path release = Path.of(System.getProperty("java.home"), "release");
        boolean isMusl = Files.readString(release).contains("LIBC=\"musl\"");
        return System.getProperty("os.name").startsWith("Mac") ? "Mac" : isMusl ? "Linux-Musl" : "Linux";
    }
}
