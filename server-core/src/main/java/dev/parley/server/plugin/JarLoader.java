package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.protocol.Printable;
import dev.parley.server.command.Calls;
import dev.parley.server.command.GrammarReader;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/// Turns a jar into a [LoadedPlugin], or says why it cannot be one. Used by one thread at a time.
final class JarLoader {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}([-+][0-9A-Za-z.+-]{1,64})?");

    private final Path copies;
    private final String serverVersion;
    private final InstantSource clock;

    /// @param copies where the copies of the jars are kept
    /// @param serverVersion what a jar's `Plugin-Requires` is compared with
    /// @param clock says when a plugin was loaded
    JarLoader(Path copies, String serverVersion, InstantSource clock) {
        this.clock = clock;
        this.copies = copies;
        this.serverVersion = serverVersion;
    }

    LoadedPlugin load(Path jar) throws PluginRefusedException {
        try {
            JarCopy copy = JarCopy.of(jar, copies);
            try {
                return load(jar, copy, ClassScan.extensionsIn(copy.file()));
            } catch (Throwable e) {
                copy.delete();
                throw e;
            }
        } catch (ZipException e) {
            throw new IncompleteJarException(e);
        } catch (IOException e) {
            throw new PluginRefusedException("it cannot be read: " + FileFault.reason(e), e);
        }
    }

    private LoadedPlugin load(Path jar, JarCopy copy, List<String> extensions) throws PluginRefusedException {
        JarPluginManager manager = new JarPluginManager(copies, serverVersion);
        PluginWrapper plugin = wrap(manager, copy.file());
        String id = plugin.getPluginId();
        try {
            checkIdentity(id, plugin.getDescriptor().getVersion());
            if (extensions.isEmpty()) {
                throw new PluginRefusedException("nothing is in it that the server could use: no class bears @Slash");
            }
            Calls calls = new Calls();
            List<RegisteredCommand<?>> commands = commands(id, calls, instances(plugin, extensions));
            var descriptor = plugin.getDescriptor();
            String description = Printable.line(Objects.requireNonNullElse(descriptor.getPluginDescription(), ""));
            return new LoadedPlugin(
                    id, descriptor.getVersion(), description, clock.instant(), jar, copy, commands, calls, manager);
        } catch (PluginRefusedException e) {
            manager.unloadPlugin(id);
            throw e;
        }
    }

    /// Both are shown to people and stand in logs, so they are held to what is harmless there.
    private static void checkIdentity(String id, String version) throws PluginRefusedException {
        if (!ID.matcher(id).matches()) {
            throw new PluginRefusedException("its Plugin-Id is not one to 64 of a-z, 0-9, '.', '-' and '_'");
        }
        if (!VERSION.matcher(version).matches()) {
            throw new PluginRefusedException("its Plugin-Version is not of the form 1.2.3 or 1.2.3-beta");
        }
    }

    private PluginWrapper wrap(JarPluginManager manager, Path copy) throws PluginRefusedException {
        try {
            String id = manager.loadPlugin(copy);
            PluginWrapper plugin = manager.getPlugin(id);
            if (!manager.meetsRequirement(plugin)) {
                String needed = plugin.getDescriptor().getRequires();
                manager.unloadPlugin(id);
                throw new PluginRefusedException("it requires Parley " + needed + ", this is " + serverVersion);
            }
            return plugin;
        } catch (PluginRuntimeException e) {
            throw new PluginRefusedException("its manifest cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Object> instances(PluginWrapper plugin, List<String> names) throws PluginRefusedException {
        List<Object> instances = new ArrayList<>();
        for (String name : names) {
            try {
                Class<?> type = Class.forName(name, true, plugin.getPluginClassLoader());
                if (!Command.class.isAssignableFrom(type) && !ArgumentType.class.isAssignableFrom(type)) {
                    throw new PluginRefusedException(name + " implements neither Command nor ArgumentType");
                }
                instances.add(type.getConstructor().newInstance());
            } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
                throw new PluginRefusedException(
                        name + " cannot be made: it must be public, with a public constructor without arguments", e);
            } catch (InvocationTargetException e) {
                throw new PluginRefusedException(
                        "the constructor of " + name + " failed: " + e.getTargetException(), e);
            } catch (ClassNotFoundException | LinkageError e) {
                throw new PluginRefusedException(name + " cannot be loaded: " + e, e);
            }
        }
        return instances;
    }

    private static List<RegisteredCommand<?>> commands(String owner, Calls calls, List<Object> instances)
            throws PluginRefusedException {
        List<ArgumentType<?>> types = new ArrayList<>();
        for (Object instance : instances) {
            if (instance instanceof ArgumentType<?> type) {
                types.add(type);
            }
        }
        try {
            GrammarReader reader = new GrammarReader(types);
            List<RegisteredCommand<?>> commands = new ArrayList<>();
            for (Object instance : instances) {
                if (instance instanceof Command<?> command) {
                    commands.add(RegisteredCommand.of(owner, calls, command, reader));
                }
            }
            return commands;
        } catch (InvalidCommandException e) {
            throw new PluginRefusedException(e.reason(), e);
        }
    }
}
