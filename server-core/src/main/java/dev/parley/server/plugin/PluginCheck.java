package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FileStamp;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import dev.parley.server.plugin.source.SourceCompiler;
import dev.parley.server.plugin.source.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds out without a server what a server would do with a plugin, by the same code. Runs the constructors of
/// its classes, and nothing else of it that does something. Used by one thread.
public final class PluginCheck {

    private final Plugins.Setup setup;
    private final CommandRegistry registry;
    private final Guard guard;
    private final SourceCompiler compiler;
    private final JarReader reader;
    private final JarLoader loader;

    /// @param setup as a server's, on folders that may be written to
    /// @param server one in which nobody is
    /// @param registry with the commands whose names are taken
    public PluginCheck(
            Plugins.Setup setup,
            ServerHandle server,
            CommandRegistry registry,
            Guard guard,
            SourceCompiler compiler,
            InstantSource clock) {
        this.setup = setup;
        this.registry = registry;
        this.guard = guard;
        this.compiler = compiler;
        this.reader = new JarReader(compiler, setup.copies(), setup.maxBytes(), setup.mayExit());
        this.loader =
                new JarLoader(setup.serverVersion(), server, guard, setup.loading(), setup.limits(), clock, _ -> {});
    }

    /// What would become of a plugin.
    public sealed interface Finding {

        /// It would serve.
        ///
        /// @param lines what it brings, for people to read
        record Loads(List<String> lines) implements Finding {}

        /// It would be refused.
        ///
        /// @param reasons a line each
        record Refused(List<String> reasons) implements Finding {}
    }

    /// Checks a jar, a source file, or a folder of sources.
    public Finding check(Path path) {
        try {
            if (Files.isRegularFile(path) && !JarReader.mayBePlugin(path)) {
                return new Finding.Refused(List.of("it is neither a .jar, nor a .java file, nor a folder"));
            }
            return check(reader.read(isSource(path) ? pack(path) : path));
        } catch (SourceException e) {
            return new Finding.Refused(e.faults());
        } catch (PluginRefusedException e) {
            return new Finding.Refused(List.of(e.reason()));
        } catch (IOException e) {
            return new Finding.Refused(List.of("it cannot be read: " + FileFault.reason(e)));
        }
    }

    private static boolean isSource(Path path) {
        return Files.isDirectory(path) || JarReader.isSource(path);
    }

    private Path pack(Path source) throws IOException, SourceException {
        Path jar = Files.createTempFile(setup.copies(), "packed", ".jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            compiler.compile(source).writeTo(out);
        }
        return jar;
    }

    private Finding check(Candidate candidate) throws IOException, PluginRefusedException {
        Path data = setup.store().resolve(candidate.id());
        LoadedPlugin plugin = loader.load(candidate, data, new PluginSettings(Map.of(), FileStamp.MISSING));
        try {
            registry.check(plugin.contribution());
            List<String> dangers = DangerousCalls.in(candidate.copy().file(), setup.maxBytes());
            Outcome<List<String>> lines = guard.await(
                    "describing " + candidate.name(),
                    plugin.classLoader(),
                    setup.loading(),
                    () -> new PluginReport(plugin, argumentTypes(plugin), dangers).lines());
            return switch (lines) {
                case Outcome.Returned<List<String>>(List<String> all) -> new Finding.Loads(all);
                case Outcome.Threw<List<String>> threw ->
                    new Finding.Refused(List.of("the label of one of its argument types failed: "
                            + threw.failure().summary()));
                default -> new Finding.Refused(List.of("the label of one of its argument types hangs"));
            };
        } catch (InvalidCommandException e) {
            throw new PluginRefusedException(e.reason(), e);
        } finally {
            plugin.owner().lease().revoke();
            plugin.manager().unloadPlugin(candidate.id());
        }
    }

    private static List<String> argumentTypes(LoadedPlugin plugin) throws ClassNotFoundException {
        List<String> types = new ArrayList<>();
        for (String name : plugin.source().extensions()) {
            if (ArgumentType.class.isAssignableFrom(plugin.classLoader().loadClass(name))) {
                types.add(name);
            }
        }
        return types;
    }
}
