package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.files.FileStamp;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Limits;
import dev.parley.server.moderation.BanList;
import dev.parley.server.plugin.leak.ClassHolders;
import dev.parley.server.plugin.source.SourceCompiler;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plugins that leave something behind. Each has a class `example.Leak`, whose `leak` does it and whose
/// `clean` undoes it; both are called by the test, after which it holds nothing of the plugin itself.
final class LeakyPlugins {

    /// Code that leaves nothing behind.
    static final String HARMLESS = "static void leak() {} static void clean() {}";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path scratch;
    private final JarReader reader;
    private final JarLoader loader;

    LeakyPlugins(Path scratch) throws IOException {
        this.scratch = scratch;
        this.reader = jarReader(Files.createDirectory(scratch.resolve("copies")));
        BanList bans = BanList.open(scratch.resolve("bans.txt"), Duration.ofHours(1), InstantSource.system(), _ -> {});
        Database database = Database.open(scratch, Schema.ofThisServer());
        InstantSource clock = InstantSource.system();
        this.loader = new JarLoader(
                "0.1.0", PluginHouse.server(bans, database, clock), new Guard(), PATIENCE, Limits.NONE, clock, _ -> {});
    }

    /// Reads jars, and no sources.
    static JarReader jarReader(Path copies) {
        return new JarReader(new SourceCompiler(() -> null, new Guard(), PATIENCE), copies, 1 << 20, Set.of());
    }

    /// Code that leaves a thread behind that waits in it.
    ///
    /// @param start starts it, with `Leak::park`
    static String parked(String start) {
        return """
                static final CountDownLatch inside = new CountDownLatch(1);
                static final CountDownLatch end = new CountDownLatch(1);
                static void park() {
                    inside.countDown();
                    try { end.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }
                static void leak() throws Exception { %s inside.await(); }
                static void clean() { end.countDown(); }
                """.formatted(start);
    }

    /// Prints what is said in a Java without the launcher's flags.
    public static void main(String[] arguments) throws Exception {
        LeakyPlugins leaky = new LeakyPlugins(Files.createDirectory(Path.of(arguments[0], "closed")));
        String code = parked("System.getProperties().put(\"leaky\", new Leak());"
                + " Thread.ofPlatform().name(\"poller\").start(Leak::park);");
        leaky.holders(code.replace("clean() {", "clean() { System.getProperties().remove(\"leaky\");"), List.of(), null)
                .forEach(System.out::println);
    }

    /// What is said of a plugin after it has been unloaded. Then it cleans up, and its classes have to go.
    ///
    /// @param keeper is given an object of the plugin, and emptied for the clean-up
    List<String> holders(String code, List<LoadedPlugin> serving, @Nullable List<Object> keeper) throws Exception {
        WeakReference<ClassLoader> classes = leak(code, keeper);
        System.gc();
        assertThat(classes.get()).as("the plugin leaks").isNotNull();
        List<String> holders = accused(classes.get(), serving);
        invoke(classes.get(), "clean");
        if (keeper != null) {
            keeper.clear();
        }
        awaitCollected(classes);
        return holders;
    }

    /// What is said to keep those classes.
    static List<String> accused(@Nullable ClassLoader classes, List<LoadedPlugin> serving) {
        return ClassHolders.of(
                classes, serving.stream().map(LoadedPlugin::bystander).toList());
    }

    /// What is said of a plugin that nobody but the test holds. Then it is unloaded, and its classes have
    /// to go.
    List<String> accusedWhileLoaded(String code) throws Exception {
        LoadedPlugin plugin = load(code);
        List<String> holders = ClassHolders.of(plugin.classLoader(), List.of());
        WeakReference<ClassLoader> classes = new WeakReference<>(plugin.classLoader());
        unload(plugin);
        plugin = null;
        awaitCollected(classes);
        return holders;
    }

    /// A plugin that can keep things.
    LoadedPlugin keeper() throws Exception {
        return loaded(PluginJars.plugin(scratch, "keeper", "2.0.0")
                .source("Keeper", """
                        package example;
                        import dev.parley.api.*;
                        import java.util.*;
                        @Slash(name = "keep", help = "Keeps things")
                        public final class Keeper implements Command<Keeper.Args> {
                            public record Args() {}
                            public static final List<Object> KEPT = new ArrayList<>();
                            public final List<Object> kept = new LinkedList<>();
                            @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                        }
                        """)
                .jar(scratch.resolve("keeper.jar")));
    }

    /// What a keeper keeps in the field of that name.
    @SuppressWarnings("unchecked") // as declared
    static List<Object> kept(LoadedPlugin keeper, String field) throws Exception {
        Object command = keeper.contribution().commands().getFirst().command();
        return (List<Object>) command.getClass().getField(field).get(command);
    }

    LoadedPlugin load(String code) throws Exception {
        return loaded(PluginJars.plugin(scratch, "leaky", "1.0.0")
                .command("Noop", "name = \"noop\", help = \"Does nothing\"", "return Reply.nothing();")
                .source("Leak", """
                        package example;
                        import java.sql.*;
                        import java.util.*;
                        import java.util.concurrent.*;
                        public final class Leak {
                        %s
                        }
                        """.formatted(code))
                .jar(scratch.resolve("leaky.jar")));
    }

    private LoadedPlugin loaded(Path jar) throws PluginRefusedException {
        PluginSettings none = new PluginSettings(Map.of(), FileStamp.MISSING);
        return loader.load(reader.read(jar), scratch.resolve("data"), none);
    }

    static void unload(LoadedPlugin plugin) {
        plugin.manager().unloadPlugin(plugin.id());
        plugin.source().copy().delete();
    }

    static void invoke(ClassLoader classes, String name) throws Exception {
        Method method = classes.loadClass("example.Leak").getDeclaredMethod(name);
        method.setAccessible(true);
        method.invoke(null);
    }

    private WeakReference<ClassLoader> leak(String code, @Nullable List<Object> keeper) throws Exception {
        LoadedPlugin plugin = load(code);
        ClassLoader classes = plugin.classLoader();
        invoke(classes, "leak");
        if (keeper != null) {
            keeper.add(classes.loadClass("example.Leak").getConstructor().newInstance());
        }
        unload(plugin);
        return new WeakReference<>(classes);
    }

    private static void awaitCollected(WeakReference<ClassLoader> classes) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (classes.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(classes.get()).as("what was left behind is gone").isNull();
    }
}
