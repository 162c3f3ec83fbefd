package dev.parley.server.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Makes plugin jars for tests the way a stranger would with plain `javac` and `jar`: from source, without
/// annotation processors.
public final class PluginJars {

    private final Path folder;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>(List.of("-proc:none"));

    /// @param folder a scratch folder
    public PluginJars(Path folder) {
        this.folder = folder;
    }

    /// A jar with an id and version, without sources yet.
    public static PluginJars plugin(Path folder, String id, String version) {
        return new PluginJars(folder).manifest("Plugin-Id", id).manifest("Plugin-Version", version);
    }

    public PluginJars manifest(String key, String value) {
        manifest.put(key, value);
        return this;
    }

    /// A source file; its class goes by the given name, in the package `example`.
    public PluginJars source(String name, String code) {
        sources.put(name, code);
        return this;
    }

    /// A command without arguments.
    ///
    /// @param body the statements of its `run`
    public PluginJars command(String className, String slash, String body) {
        return source(className, """
                package example;
                import dev.parley.api.*;
                @Slash(%s)
                public final class %s implements Command<%s.Args> {
                    public record Args() {}
                    @Override public Reply run(Args args, Call call) throws Exception { %s }
                }
                """.formatted(slash, className, className, body));
    }

    public PluginJars compilerOption(String... option) {
        options.addAll(List.of(option));
        return this;
    }

    /// Compiles and packs.
    public Path jar(Path target) {
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            compile(Files.createTempDirectory(folder, "sources"), classes);
            try (OutputStream out = Files.newOutputStream(target);
                    JarOutputStream jar = new JarOutputStream(out, manifestOf(manifest));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    Files.copy(file, jar);
                    jar.closeEntry();
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path folder, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            arguments.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue())
                    .toString());
        }
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        if (compiler.run(null, messages, messages, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the test's plugin does not compile: " + messages);
        }
    }

    private static Manifest manifestOf(Map<String, String> entries) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
        return manifest;
    }
}
