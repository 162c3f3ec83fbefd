package dev.parley.server.plugin.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// A plugin that was compiled, and can be packed. Immutable.
public final class CompiledPlugin {

    /// The first that a jar can state. One and the same for all, so that the same source gives the same jar.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Identity identity;
    private final Map<String, byte[]> classes;
    private final Map<String, Path> resources;

    /// @param classes by their paths in the jar, ordered
    /// @param resources likewise
    CompiledPlugin(Identity identity, Map<String, byte[]> classes, Map<String, Path> resources) {
        this.identity = identity;
        this.classes = classes;
        this.resources = resources;
    }

    /// What it is called.
    public Identity identity() {
        return identity;
    }

    /// Writes it as a jar, whose bytes depend on nothing but the source.
    public void writeTo(OutputStream out) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest().write(jar);
            jar.closeEntry();
            for (Map.Entry<String, byte[]> file : classes.entrySet()) {
                jar.putNextEntry(entry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
            for (Map.Entry<String, Path> file : resources.entrySet()) {
                jar.putNextEntry(entry(file.getKey()));
                Files.copy(file.getValue(), jar);
                jar.closeEntry();
            }
        }
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", identity.id());
        attributes.putValue("Plugin-Version", identity.version());
        if (!identity.description().isEmpty()) {
            attributes.putValue("Plugin-Description", identity.description());
        }
        return manifest;
    }

    private static ZipEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(TIME); // setTime would depend on the time zone
        return entry;
    }
}
