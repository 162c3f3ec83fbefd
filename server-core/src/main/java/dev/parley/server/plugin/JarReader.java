package dev.parley.server.plugin;

import dev.parley.protocol.Printable;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.files.FileFault;
import dev.parley.server.plugin.source.CompiledPlugin;
import dev.parley.server.plugin.source.Identity;
import dev.parley.server.plugin.source.SourceCompiler;
import dev.parley.server.plugin.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;

/// Reads jars without running any of their code, or says why one cannot be a plugin. A source file is compiled, and
/// is a jar like any other from then on.
///
/// @param compiler for those that are source files
/// @param copies where the copies of the jars are kept
/// @param maxBytes the largest jar, and the most that its classes may have together
/// @param mayExit the ids of the plugins that may end the process
record JarReader(SourceCompiler compiler, Path copies, long maxBytes, Set<String> mayExit) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}([-+][0-9A-Za-z.+-]{1,64})?");

    /// Whether a file could be a plugin, by its name. What editors hide beside a source file could not.
    static boolean mayBePlugin(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || (isSource(file) && !name.startsWith("."));
    }

    /// Whether a file is compiled first, by its name.
    static boolean isSource(Path file) {
        return file.getFileName().toString().endsWith(SourceCompiler.ENDING);
    }

    /// Reads a jar, and keeps a copy of it, which is the caller's to delete.
    Candidate read(Path jar) throws PluginRefusedException {
        try {
            if (Files.isDirectory(jar)) {
                throw new PluginRefusedException("it is a folder, not a jar file");
            }
            if (Files.size(jar) > maxBytes) {
                throw new PluginRefusedException("it is too large: " + Files.size(jar) + " bytes, and at most "
                        + maxBytes + " are allowed; --max-plugin-bytes sets the limit");
            }
            if (!Files.isRegularFile(jar)) {
                throw new PluginRefusedException("it is not a regular file"); // a pipe or a device, without end
            }
            JarCopy copy = isSource(jar) ? compiled(jar) : JarCopy.of(jar, copies);
            try {
                return read(jar, copy);
            } catch (Throwable e) {
                copy.delete();
                throw e;
            }
        } catch (ZipException e) {
            throw new IncompleteJarException(e);
        } catch (IOException e) {
            throw new PluginRefusedException("it cannot be read: " + FileFault.reason(e), e);
        } catch (RuntimeException e) { // such as a signature that does not fit
            throw new PluginRefusedException("it cannot be read: " + e, e);
        }
    }

    private JarCopy compiled(Path source) throws IOException, PluginRefusedException {
        try {
            CompiledPlugin plugin = compiler.compile(source);
            return JarCopy.of(plugin.identity().id() + ".jar", plugin::writeTo, copies);
        } catch (SourceException e) {
            throw new PluginRefusedException(e.reason(), e);
        }
    }

    private Candidate read(Path jar, JarCopy copy) throws IOException, PluginRefusedException {
        ClassScan scan = ClassScan.of(copy.file(), maxBytes);
        PluginDescriptor descriptor = descriptorOf(copy.file());
        String id = descriptor.getPluginId();
        checkIdentity(id, descriptor.getVersion());
        if (scan.extensions().isEmpty()) {
            throw new PluginRefusedException("nothing is in it that the server could use: no class bears @Slash");
        }
        if (!scan.exits().isEmpty() && !mayExit.contains(id)) {
            throw new PluginRefusedException(scan.exits().getFirst()
                    + ", which would stop the whole server; --plugins-may-exit " + id + " allows it");
        }
        String description = Printable.line(Objects.requireNonNullElse(descriptor.getPluginDescription(), ""));
        return new Candidate(jar, copy, id, descriptor.getVersion(), description, scan.extensions());
    }

    private static PluginDescriptor descriptorOf(Path copy) throws PluginRefusedException {
        try (JarFile file = new JarFile(copy.toFile())) {
            if (file.getManifest() == null) {
                throw new PluginRefusedException("its manifest cannot be used: it has none");
            }
            return new ManifestPluginDescriptorFinder().find(copy);
        } catch (IOException | PluginRuntimeException e) {
            throw new PluginRefusedException("its manifest cannot be used: " + e.getMessage(), e);
        }
    }

    /// Both are shown to people and stand in logs and file names, so they are held to what is harmless there.
    private static void checkIdentity(String id, String version) throws PluginRefusedException {
        if (id == null) {
            throw new PluginRefusedException("its manifest cannot be used: it names no Plugin-Id");
        }
        if (!Identity.isId(id)) {
            throw new PluginRefusedException("its Plugin-Id is not one to 64 of a-z, 0-9, '.', '-' and '_'");
        }
        if (id.equals(CommandRegistry.CORE)) {
            throw new PluginRefusedException("its Plugin-Id " + id + " is taken by the server");
        }
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new PluginRefusedException("its Plugin-Version is not of the form 1.2.3 or 1.2.3-beta");
        }
    }
}
