package dev.parley.server.plugin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.server.isolation.Guard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of source, and what is said of source that nothing can become of.
class SourceCompilerTest {

    private static final FileTime CHANGED = FileTime.from(Instant.parse("2026-11-24T17:30:05Z"));
    private static final String HELLO = """
            import dev.parley.api.*;
            @Slash(name = "hello", help = "Says hello")
            public final class Hello implements Command<Hello.Args> {
                public record Args() {}
                @Override public Reply run(Args args, Call call) { return Reply.text("hello"); }
            }
            """;

    @TempDir
    private Path folder;

    private final Guard guard = new Guard();

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void aFileIsCalledByItsNameAndItsTime() throws Exception {
        assertThat(compile(write("Hello.java", HELLO)).identity())
                .isEqualTo(new Identity("hello", "2026.1124.173005", ""));
        assertThat(Identity.idFor("DiceRoll")).isEqualTo("dice-roll");
        assertThat(Identity.idFor("HTTPPing2Go")).isEqualTo("http-ping2-go");
        assertThat(Identity.versionFor(Instant.parse("2027-01-02T00:00:09Z"))).isEqualTo("2027.102.9");
    }

    @Test
    void anAnnotationSaysItOtherwise() throws Exception {
        String about = "@About(id = \"greeter\", version = \"1.2.3\", description = \"Greets,\\nin one line\")\n@Slash";
        assertThat(compile(write("Hello.java", HELLO.replace("@Slash", about))).identity())
                .isEqualTo(new Identity("greeter", "1.2.3", "Greets, in one line"));
    }

    @Test
    void theSameSourceIsTheSameJar() throws Exception {
        Path file = write("Hello.java", HELLO);
        byte[] first = jar(compile(file));
        assertThat(jar(compile(file))).isEqualTo(first);
        write("Hello.java", HELLO.replace("hello", "hullo"));
        assertThat(jar(compile(file))).isNotEqualTo(first);
    }

    @Test
    void aFolderIsCompiledAsAWholeWithItsOtherFiles() throws Exception {
        write("dice roll/example/Hello.java", "package example;\n" + HELLO);
        write("dice roll/example/inner/Words.java", "package example.inner; public class Words {}");
        write("dice roll/words.txt", "one two");
        write("dice roll/old.jar", "left behind by an earlier build");
        write("dice roll/target/Nonsense.java", "no Java at all");
        write("dice roll/.git/Nonsense.java", "no Java at all");
        CompiledPlugin plugin = compile(folder.resolve("dice roll"));
        assertThat(plugin.identity()).isEqualTo(new Identity("dice-roll", "2026.1124.173005", ""));
        Files.write(folder.resolve("out.jar"), jar(plugin));
        try (JarFile jar = new JarFile(folder.resolve("out.jar").toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .containsExactly(
                            "META-INF/MANIFEST.MF",
                            "example/Hello$Args.class",
                            "example/Hello.class",
                            "example/inner/Words.class",
                            "words.txt");
            assertThat(jar.getManifest().getMainAttributes().getValue("Plugin-Id"))
                    .isEqualTo("dice-roll");
        }
    }

    @Test
    void anErrorIsSaidWithItsPlaceAndInEveryLocaleAlike() {
        Path file = write("Hello.java", HELLO.replace("\"hello\");", "missing);"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            refused(
                    file,
                    "it does not compile: Hello.java:5:74: cannot find symbol,"
                            + " symbol: variable missing, location: class Hello");
        } finally {
            Locale.setDefault(before);
        }
        refused(write("Hello.java", "class {\nclass {\n"), "Hello.java:1:6: <identifier> expected (and 2 more errors)");
    }

    @Test
    void onlyWhatAPluginSeesCanBeUsed() {
        refused(
                write("Hello.java", "import dev.parley.server.app.Main;\n" + HELLO),
                "Hello.java:1:29: package dev.parley.server.app does not exist");
        refused(
                write("Hello.java", "import com.google.gson.Gson;\n" + HELLO),
                "Hello.java:1:23: package com.google.gson does not exist");
    }

    @Test
    void theNameOfTheFileIsThatOfItsClass() {
        refused(write("Other.java", HELLO), "class Hello is public, should be declared in a file named Hello.java");
    }

    @Test
    void whatCannotBeAPluginIsSaidInOneLine() throws IOException {
        refused(write("Hello.java", ""), "it has no public class");
        refused(write("Hello.java", HELLO.replace("public final class", "class")), "it has no public class");
        refused(
                write("Grüße.java", HELLO.replace("Hello", "Grüße")),
                "\"grüße\" cannot be a plugin's id, which is one to 64 of");
        refused(
                write("Hello.java", HELLO.replace("@Slash", "@About(id = \"a/b\") @Slash")),
                "\"a/b\" cannot be a plugin's id");
        refused(
                write("Hello.java", HELLO.replace("@Slash", "@About @Slash") + "@About class Other {}"),
                "more than one of its classes bears @About");
        refused(write("Hello.java", "/*" + " ".repeat(1 << 20) + "*/"), "Hello.java is too large for a source file");
        Files.write(folder.resolve("Hello.java"), new byte[] {(byte) 0xC3, '('});
        refused(folder.resolve("Hello.java"), "Hello.java cannot be read: it is not UTF-8 text");
        refused(folder.resolve("Missing.java"), "it cannot be read: there is no such file");
        refused(Files.createDirectory(folder.resolve("empty")), "no .java file is in it");
        write("maven/pom.xml", "<project/>");
        refused(folder.resolve("maven"), "it is a Maven project: 'mvn package' builds its jar");
    }

    @Test
    void withoutACompilerItSaysWhatToDo() {
        Path file = write("Hello.java", HELLO);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compiler(() -> null, 10).compile(file))
                .withMessageStartingWith("this Java has no compiler: run the server on a JDK");
    }

    @Test
    void aCompilerThatFailsOrNeverEndsIsGivenUp() {
        Path file = write("Hello.java", HELLO);
        CountDownLatch never = new CountDownLatch(1);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() ->
                        compiler(broken(new AssertionError("a bug in it")), 10).compile(file))
                .withMessage("the compiler failed: java.lang.AssertionError: a bug in it");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compiler(waiting(never), 1).compile(file))
                .withMessage("it was not compiled after 1s");
        never.countDown();
    }

    @Test
    void whatNestsTooDeepForTheCompilerIsRefused() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        refused(write("Deep.java", "public class Deep { int x = " + deep + "; }"), "the compiler failed");
    }

    private CompiledPlugin compile(Path path) throws SourceException {
        return compiler(ToolProvider::getSystemJavaCompiler, 30).compile(path);
    }

    private SourceCompiler compiler(Supplier<@Nullable JavaCompiler> javac, int seconds) {
        return new SourceCompiler(javac, guard, Duration.ofSeconds(seconds));
    }

    private void refused(Path path, String reason) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> compile(path))
                .satisfies(e -> assertThat(e.reason()).contains(reason).doesNotContain("\n"));
    }

    private Path write(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return Files.setLastModifiedTime(file, CHANGED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jar(CompiledPlugin plugin) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plugin.writeTo(out);
        return out.toByteArray();
    }

    private static Supplier<@Nullable JavaCompiler> broken(Error fault) {
        return javac(() -> {
            throw fault;
        });
    }

    private static Supplier<@Nullable JavaCompiler> waiting(CountDownLatch latch) {
        return javac(() -> {
            while (latch.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
    }

    /// A compiler that does this, whatever it is asked.
    private static Supplier<@Nullable JavaCompiler> javac(Runnable behaviour) {
        return () -> (JavaCompiler) Proxy.newProxyInstance(
                SourceCompilerTest.class.getClassLoader(), new Class<?>[] {JavaCompiler.class}, (_, _, _) -> {
                    behaviour.run();
                    return null;
                });
    }
}
