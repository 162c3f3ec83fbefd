import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Copies the native libraries of this machine out of the jars, where `./parley` points to them: else each start would
/// look for the right one, write it to the temporary folder and delete it again, which took a seventh of the server's
/// start. On a machine of another kind they do not load, and those in the jars are used.
///
/// Run by the build: `java NativeLibraries.java folder-of-jars folder-for-libraries`.
final class NativeLibraries {

    private NativeLibraries() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Files.createDirectories(Path.of(arguments[1]));
        List<String> places = List.of(sqlite(), "META-INF/native/libnetty_[a-z_]*_" + machine() + "\\.so");
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                copy(jar, places, target);
            }
        }
    }

    private static void copy(Path jar, List<String> places, Path target) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (places.stream().anyMatch(entry.getName()::matches)) {
                    Path library = target.resolve(Path.of(entry.getName()).getFileName());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /// Where sqlite-jdbc has its library for this machine.
    private static String sqlite() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Mac" : isMusl() ? "Linux-Musl" : "Linux";
        return "org/sqlite/native/" + system + "/" + machine().replace("aarch_64", "aarch64") + "/[^/]+";
    }

    /// The machine's name as Netty writes it.
    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    }

    private static boolean isMusl() throws IOException {
        Path release = Path.of(System.getProperty("java.home"), "release");
        return Files.readString(release).contains("LIBC=\"musl\"");
    }
}
