package dev.parley.server.plugin;

import static dev.parley.server.plugin.JarFault.commandWith;
import static dev.parley.server.plugin.JarFault.file;
import static dev.parley.server.plugin.JarFault.good;
import static dev.parley.server.plugin.JarFault.lifecycle;
import static dev.parley.server.plugin.JarFault.manifest;
import static dev.parley.server.plugin.JarFault.member;
import static dev.parley.server.plugin.JarFault.plugin;
import static dev.parley.server.plugin.JarFault.rewritten;
import static dev.parley.server.plugin.JarFault.slash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All that is known to go wrong with a jar before it serves.
final class JarFaults {

    /// More than any jar here may have.
    private static final int TOO_MUCH = 300_000;

    private static final String CLASS = "example/Bad.class";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private JarFaults() {}

    static List<JarFault> all() {
        return Stream.of(
                        files(),
                        classFiles(),
                        manifests(),
                        constructors(),
                        staticBlocks(),
                        declarations(),
                        names(),
                        exits(),
                        lifecycles())
                .flatMap(List::stream)
                .toList();
    }

    private static List<JarFault> files() {
        return List.of(
                file("a text", "not a whole jar", (_, jar) -> Files.writeString(jar, "this is not a jar")),
                file("half a jar", "not a whole jar", (scratch, jar) -> {
                    byte[] whole = Files.readAllBytes(good(scratch, jar));
                    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
                }),
                file("an empty file", "not a whole jar", (_, jar) -> Files.createFile(jar)),
                file("a folder", "it is a folder, not a jar file", (_, jar) -> Files.createDirectory(jar)),
                file(
                        "a link to nowhere",
                        "there is no such file",
                        (scratch, jar) -> Files.createSymbolicLink(jar, scratch.resolve("nowhere"))),
                file(
                        "a device without end",
                        "it is not a regular file",
                        (_, jar) -> Files.createSymbolicLink(jar, Path.of("/dev/zero"))),
                file("a pipe", "it is not a regular file", (_, jar) -> makePipe(jar)),
                file("too many bytes", "it is too large", (_, jar) -> Files.write(jar, new byte[TOO_MUCH])));
    }

    private static List<JarFault> classFiles() {
        return List.of(
                rewritten(
                        "classes that are too large",
                        "its classes are too large",
                        "",
                        entries -> entries.put("example/Bomb.class", new byte[TOO_MUCH])),
                rewritten(
                        "a class file that is none",
                        "example/Bad.class is not a class file",
                        "",
                        entries -> entries.put(CLASS, "garbage".getBytes(StandardCharsets.UTF_8))),
                rewritten(
                        "a class file that is cut",
                        "example/Bad.class is not a class file",
                        "",
                        entries -> entries.compute(CLASS, (_, bytes) -> Arrays.copyOf(bytes, bytes.length / 3))),
                file(
                        "a short class",
                        CLASS + " is shorter than",
                        (s, jar) -> JarRewrite.overstate(good(s, jar), CLASS)),
                rewritten(
                        "a class file for a newer Java",
                        "example/Bad.class was built for Java 200, this server runs on Java ",
                        "",
                        entries -> entries.get(CLASS)[7] = (byte) 244),
                rewritten(
                        "a class that is missing",
                        "example/Other",
                        "private final Other other = new Other();",
                        entries -> entries.remove("example/Other.class")),
                rewritten(
                        "a class in a signature that is missing",
                        "example/Other",
                        "public Bad() {} Bad(Other other) {} public Other other() { return new Other(); }",
                        entries -> entries.remove("example/Other.class")));
    }

    private static List<JarFault> manifests() {
        return List.of(
                rewritten("no manifest", "its manifest cannot be used", "", entries -> entries.remove(MANIFEST)),
                rewritten(
                        "a manifest that is none",
                        "its manifest cannot be used",
                        "",
                        entries -> entries.put(MANIFEST, "no colon here\n".getBytes(StandardCharsets.UTF_8))),
                file(
                        "no id",
                        "it names no Plugin-Id",
                        (scratch, jar) -> new PluginJars(scratch)
                                .manifest("Plugin-Version", "2.0.0")
                                .source("Bad", commandWith(""))
                                .jar(jar)),
                manifest("an id that is none", "its Plugin-Id is not", "Plugin-Id", "Not An Id"),
                manifest("the server's id", "its Plugin-Id core is taken by the server", "Plugin-Id", "core"),
                manifest("a version that is none", "its Plugin-Version is not", "Plugin-Version", "latest"),
                manifest("a newer server", "it requires Parley >=99.0.0, this is ", "Plugin-Requires", ">=99.0.0"),
                manifest(
                        "a requirement that is none",
                        "its Plugin-Requires or Plugin-Dependencies cannot be understood",
                        "Plugin-Requires",
                        ">>banana"),
                manifest("another plugin", "its manifest cannot be used", "Plugin-Dependencies", "other@1.0.0"),
                file(
                        "a version that serves",
                        "the same version of good serves from a-good.jar",
                        (scratch, jar) -> PluginJars.plugin(scratch, "good", "1.0.0")
                                .source("Bad", commandWith(""))
                                .jar(jar)),
                file(
                        "an older version",
                        "it is older than good 1.0.0, which serves from a-good.jar",
                        (scratch, jar) -> PluginJars.plugin(scratch, "good", "0.9.0")
                                .source("Bad", commandWith(""))
                                .jar(jar)));
    }

    private static List<JarFault> constructors() {
        return List.of(
                member("a constructor that throws", "no licence", "{ if (true) throw new Error(\"no licence\"); }"),
                member(
                        "an exception that cannot be read",
                        "the constructor of example.Bad failed: example.Bad$Evil",
                        """
                        static final class Evil extends RuntimeException {
                            @Override public String getMessage() { throw new IllegalStateException("no"); }
                        }
                        public Bad() { throw new Evil(); }"""),
                member(
                        "an exception without end",
                        "java.lang.IllegalStateException: xxx",
                        "{ if (true) throw new IllegalStateException(\"x\".repeat(10_000_000)); }"),
                member(
                        "a constructor that hangs",
                        "it was not ready after 1s",
                        "{ java.util.concurrent.locks.LockSupport.park(); Thread.interrupted(); "
                                + "while (Bad.class != null) java.util.concurrent.locks.LockSupport.park(); }"),
                member(
                        "a constructor that asks for too much",
                        "asks for java.lang.Thread, which is neither PluginContext nor an extension",
                        "public Bad(Thread thread) {}"),
                member(
                        "two constructors",
                        "with one public constructor",
                        "public Bad() {} public Bad(PluginContext c) {}"),
                member("a private constructor", "with one public constructor", "private Bad() {}"),
                plugin(
                        "constructors that need each other",
                        "its constructor needs, in the end, itself",
                        plugin -> plugin.source("Bad", commandWith("public Bad(Life life) {}"))
                                .source(
                                        "Life",
                                        "package example; public final class Life implements dev.parley.api.Lifecycle"
                                                + " { public Life(Bad bad) {} }")));
    }

    private static List<JarFault> staticBlocks() {
        return List.of(
                member(
                        "a static block that fails",
                        "no table",
                        "static { if (true) throw new IllegalStateException(\"no table\"); }"),
                member(
                        "a static block that recurses",
                        "StackOverflowError",
                        "static int deep(int n) { return deep(n + 1) + 1; } static { deep(0); }"));
    }

    private static List<JarFault> declarations() {
        String args = "package example; import dev.parley.api.*; @Slash(name = \"args\", help = \"Has arguments\")"
                + " public final class Args implements Command<Args.A> { public record A(%s) {}"
                + " @Override public Reply run(A args, Call call) { return Reply.nothing(); } }";
        return List.of(
                plugin("nothing in it", "no class bears @Slash", plugin -> plugin),
                plugin(
                        "@Slash on something else",
                        "implements neither Command",
                        plugin -> plugin.source(
                                "Bad",
                                "package example; @dev.parley.api.Slash(name = \"bad\", help = \"Bad\") public class Bad {}")),
                plugin(
                        "no @Slash on a command",
                        "is a command without @Slash",
                        plugin -> plugin.source("Bad", commandWith("").replaceFirst("@Slash.*", ""))),
                plugin(
                        "an argument of no type",
                        "the component which of example.Args$A",
                        plugin -> plugin.source("Args", args.formatted("Thread which"))),
                plugin(
                        "a list in the middle",
                        "the component count of example.Args$A",
                        plugin -> plugin.source("Args", args.formatted("java.util.List<String> names, int count"))),
                plugin(
                        "a range on a word",
                        "the component word of example.Args$A",
                        plugin -> plugin.source("Args", args.formatted("@Range(min = 1, max = 2) String word"))));
    }

    private static List<JarFault> names() {
        return List.of(
                slash("a name that is none", "cannot be a command's name", "name = \"Not A Name\", help = \"Bad\""),
                slash("no help", "it has no help", "name = \"bad\", help = \"\""),
                slash(
                        "a deadline that is none",
                        "its deadline \"soon\" is not",
                        "name = \"bad\", help = \"Bad\", deadline = \"soon\""),
                slash("a name that is taken", "the name /good is taken by good", "name = \"good\", help = \"Bad\""),
                plugin(
                        "one name twice",
                        "the name /bad is taken by bad",
                        plugin -> plugin.command("One", "name = \"bad\", help = \"Bad\"", "return Reply.nothing();")
                                .command("Two", "name = \"bad\", help = \"Bad\"", "return Reply.nothing();")));
    }

    private static List<JarFault> exits() {
        return List.of(
                member(
                                "System.exit",
                                "example.Bad calls System.exit, which would stop the whole server",
                                "void leave() { System.exit(1); }")
                        .saying("--plugins-may-exit bad allows it"),
                member(
                        "System.exit by reference",
                        "example.Bad calls System.exit",
                        "java.util.function.IntConsumer leave() { return System::exit; }"),
                member(
                        "Runtime.halt",
                        "example.Bad calls Runtime.halt",
                        "void leave() { Runtime.getRuntime().halt(1); }"),
                file("System.exit in classes for newer Java alone", "example.Bad calls System.exit", (scratch, jar) -> {
                    byte[] exiting = JarRewrite.entriesOf(PluginJars.plugin(scratch, "bad", "2.0.0")
                                    .source("Bad", commandWith("void leave() { System.exit(1); }"))
                                    .jar(jar))
                            .get(CLASS);
                    PluginJars.plugin(scratch, "bad", "2.0.0")
                            .manifest("Multi-Release", "true")
                            .source("Bad", commandWith(""))
                            .jar(jar);
                    JarRewrite.rewrite(jar, entries -> entries.put("META-INF/versions/21/" + CLASS, exiting));
                }));
    }

    private static List<JarFault> lifecycles() {
        return List.of(
                lifecycle(
                        "a self-check that fails",
                        "its self-check failed: java.lang.Exception: no database",
                        "@Override public void check() throws Exception { throw new Exception(\"no database\"); }"),
                lifecycle(
                        "a start that fails",
                        "it could not start: java.lang.AssertionError: no port",
                        "@Override public void start() { throw new AssertionError(\"no port\"); }"),
                lifecycle(
                        "a start and a stop that fail",
                        "it could not start: java.lang.NoClassDefFoundError",
                        "@Override public void start() { throw new NoClassDefFoundError(); }"
                                + " @Override public void stop() { throw new StackOverflowError(); }"),
                lifecycle(
                        "a start that hangs",
                        "it could not start within 1s",
                        "@Override public void start() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); }"));
    }

    private static void makePipe(Path pipe) throws IOException {
        try {
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
