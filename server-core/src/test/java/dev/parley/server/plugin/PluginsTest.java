package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

    private static final String HELLO = "name = \"hello\", help = \"Say hello\"";

    @TempDir
    private Path scratch;

    private PluginHouse house;
    private Path folder;

    @BeforeEach
    void open() {
        house = PluginHouse.impatient(scratch);
        folder = house.folder;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aJarThatPlainJavacMadeIsLoaded() throws IOException {
        PluginJars.plugin(scratch, "hello", "1.2.3")
                .command("Hello", HELLO, "return Reply.text(\"hello\");")
                .jar(folder.resolve("hello.jar"));

        assertThat(load()).isEmpty();
        assertThat(names()).containsExactly("hello");
    }

    @Test
    void pf4jsAnnotationIsAcceptedToo() throws IOException {
        PluginJars.plugin(scratch, "hello", "1.2.3").source("Hello", """
                        package example;
                        import dev.parley.api.*;
                        @org.pf4j.Extension @Slash(name = "hello", help = "Say hello")
                        public final class Hello implements Command<Hello.Args> {
                            public record Args() {}
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """).jar(folder.resolve("hello.jar"));

        assertThat(load()).isEmpty();
        assertThat(names()).containsExactly("hello");
    }

    @Test
    void anArgumentTypeOfItsOwnIsUsedByItsCommands() throws IOException {
        PluginJars.plugin(scratch, "paint", "1.0.0")
                .source("Colours", """
                        package example;
                        import dev.parley.api.*;
                        public final class Colours implements ArgumentType<java.awt.Point> {
                            @Override public Class<java.awt.Point> type() { return java.awt.Point.class; }
                            @Override public String label() { return "point"; }
                            @Override public Parsed<java.awt.Point> parse(String word, Call call) {
                                return Parsed.unreadable("no point");
                            }
                        }
                        """)
                .source("Paint", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "paint", help = "Paint")
                        public final class Paint implements Command<Paint.Args> {
                            public record Args(java.awt.Point where) {}
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """)
                .jar(folder.resolve("paint.jar"));

        assertThat(load()).isEmpty();
        assertThat(house.registry
                        .visibleTo(command -> command.permission().isEmpty())
                        .getFirst()
                        .usage())
                .isEqualTo("/paint <where>");
    }

    @Test
    void oneBadJarCostsOneLineAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("a-text.jar"), "this is not a jar");
        PluginJars.plugin(scratch, "hello", "1.0.0")
                .command("Hello", HELLO, "return Reply.nothing();")
                .jar(folder.resolve("hello.jar"));

        assertThat(load()).singleElement().asString().contains("a-text.jar", "not a whole jar");
        assertThat(names()).containsExactly("hello");
    }

    @Test
    void whateverIsWrongWithAJarIsSaidInOneLineThatNamesIt() throws IOException {
        Files.createFile(folder.resolve("empty.jar"));
        byte[] whole = Files.readAllBytes(PluginJars.plugin(scratch, "cut", "1.0.0")
                .command("Cut", HELLO, "return Reply.nothing();")
                .jar(scratch.resolve("whole.jar")));
        Files.write(folder.resolve("cut.jar"), java.util.Arrays.copyOf(whole, whole.length / 2));
        new PluginJars(scratch)
                .command("Anonymous", HELLO, "return Reply.nothing();")
                .jar(folder.resolve("noid.jar"));
        PluginJars.plugin(scratch, "nothing", "1.0.0").jar(folder.resolve("nothing.jar"));
        PluginJars.plugin(scratch, "future", "1.0.0")
                .manifest("Plugin-Requires", ">=99.0.0")
                .command("Future", HELLO, "return Reply.nothing();")
                .jar(folder.resolve("future.jar"));
        PluginJars.plugin(scratch, "grammar", "1.0.0").source("Grammar", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "grammar", help = "Cannot be typed")
                        public final class Grammar implements Command<Grammar.Args> {
                            public record Args(Thread which) {}
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """).jar(folder.resolve("grammar.jar"));
        PluginJars.plugin(scratch, "thrower", "1.0.0").source("Thrower", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "thrower", help = "Fails when it is made")
                        public final class Thrower implements Command<Thrower.Args> {
                            public record Args() {}
                            public Thrower() { throw new IllegalStateException("no licence"); }
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """).jar(folder.resolve("thrower.jar"));

        PluginJars.plugin(scratch, "\u001b[31mloud", "1.0.0").jar(folder.resolve("loud.jar"));
        PluginJars.plugin(scratch, "vague", "latest").jar(folder.resolve("vague.jar"));

        List<String> log = load();

        assertThat(names()).isEmpty();
        assertLine(log, "empty.jar", "not a whole jar");
        assertLine(log, "cut.jar", "not a whole jar");
        assertLine(log, "noid.jar", "manifest");
        assertLine(log, "nothing.jar", "no class bears @Slash");
        assertLine(log, "future.jar", "requires Parley >=99.0.0");
        assertLine(log, "grammar.jar", "the component which of example.Grammar$Args");
        assertLine(log, "thrower.jar", "no licence");
        assertLine(log, "loud.jar", "its Plugin-Id is not");
        assertLine(log, "vague.jar", "its Plugin-Version is not");
        assertThat(log).hasSize(9);
    }

    @Test
    void aNameThatIsTakenIsRefusedAndTheOwnerNamed() throws IOException {
        PluginJars.plugin(scratch, "first", "1.0.0")
                .command("First", HELLO, "return Reply.nothing();")
                .jar(folder.resolve("first.jar"));
        PluginJars.plugin(scratch, "second", "1.0.0")
                .command("Second", HELLO, "return Reply.nothing();")
                .jar(folder.resolve("second.jar"));

        assertThat(load()).singleElement().asString().contains("second.jar", "/hello is taken by first");
    }

    @Test
    void twoJarsOfOneIdAreRefusedAndTheFirstNamed() throws IOException {
        for (String jar : List.of("a.jar", "b.jar")) {
            PluginJars.plugin(scratch, "twin", "1.0.0")
                    .command("Twin", HELLO, "return Reply.nothing();")
                    .jar(folder.resolve(jar));
        }

        assertThat(load()).singleElement().asString().contains("b.jar", "the same version of twin serves from a.jar");
    }

    @Test
    void aPluginSeesNothingOfTheServerButItsApi() throws IOException {
        PluginJars.plugin(scratch, "nosy", "1.0.0").source("Nosy", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "nosy", help = "Looks for what is not its business")
                        public final class Nosy implements Command<Nosy.Args> {
                            public record Args() {}
                            public Nosy() throws Exception {
                                Class.forName("org.slf4j.Logger");
                                Class.forName("java.sql.Driver");
                                for (String name : new String[] {"dev.parley.server.room.Room", "io.netty.channel.Channel",
                                        "com.google.gson.Gson", "dev.parley.protocol.JsonLines"}) {
                                    try {
                                        Class.forName(name);
                                        throw new IllegalStateException("sees " + name);
                                    } catch (ClassNotFoundException expected) {
                                        // as it should be
                                    }
                                }
                            }
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """).jar(folder.resolve("nosy.jar"));

        assertThat(load()).isEmpty();
        assertThat(names()).containsExactly("nosy");
    }

    @Test
    void aPluginThatDoesNotBecomeReadyDoesNotHoldUpTheStart() throws IOException {
        PluginJars.plugin(scratch, "sleeper", "1.0.0").source("Sleeper", """
                        package example;
                        import dev.parley.api.*;
                        @Slash(name = "sleeper", help = "Is never ready")
                        public final class Sleeper implements Command<Sleeper.Args> {
                            public record Args() {}
                            public Sleeper() throws InterruptedException { new java.util.concurrent.CountDownLatch(1).await(); }
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """).jar(folder.resolve("sleeper.jar"));

        assertThat(load()).singleElement().asString().contains("sleeper.jar", "not ready after 1s");
    }

    @Test
    void aMissingPluginFolderIsSaidAndNothingElse() throws IOException {
        Files.delete(folder);

        assertThat(load()).singleElement().asString().contains("plugin folder cannot be read", "there is no such file");
    }

    /// Loads the folder, and returns what was logged about it.
    private List<String> load() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            house.pass(Duration.ofHours(1));
            house.looks(2);
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                .toList();
    }

    private List<String> names() {
        return house.commands();
    }

    private static void assertLine(List<String> log, String file, String reason) {
        assertThat(log)
                .filteredOn(line -> line.contains(file))
                .singleElement()
                .asString()
                .contains(reason);
    }
}
