package dev.parley.server.app;

import dev.parley.server.files.FileFault;
import dev.parley.server.isolation.Guard;
import dev.parley.server.plugin.source.CompiledPlugin;
import dev.parley.server.plugin.source.Identity;
import dev.parley.server.plugin.source.SourceCompiler;
import dev.parley.server.plugin.source.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley plugin build`: makes a jar of a folder of sources.
@Command(
        name = "build",
        description = {
            "Compiles every .java file below a folder against the plugin API, and packs a jar, without Maven.",
            "Other files are packed as they are, but for hidden ones, jars, and the folders target, build and out.",
            "The id is the folder's name and the version the time of the last change, unless @About says otherwise."
        })
final class PluginBuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder, or a single .java file.")
    private Path source = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The jar. Default: FOLDER/<id>-<version>.jar")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        try (Guard guard = new Guard()) {
            CompiledPlugin plugin = new SourceCompiler(
                            ToolProvider::getSystemJavaCompiler, guard, EmptyServer.COMPILING_TIME)
                    .compile(source);
            Identity identity = plugin.identity();
            Path jar = output == null ? folder().resolve(identity.id() + "-" + identity.version() + ".jar") : output;
            write(plugin, jar.toAbsolutePath());
            spec.commandLine().getOut().println(identity.id() + " " + identity.version() + " is packed into " + jar);
            return 0;
        } catch (SourceException e) {
            e.faults().forEach(fault -> spec.commandLine().getErr().println(source + " cannot be built: " + fault));
            return 1;
        }
    }

    private Path folder() {
        return Files.isDirectory(source) ? source : source.resolveSibling("");
    }

    /// In one step: the place may be the plugin folder of a server that runs.
    private static void write(CompiledPlugin plugin, Path jar) throws IOException {
        Path half = jar.resolveSibling("." + jar.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(half)) {
                plugin.writeTo(out);
            }
            Files.move(half, jar, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(half);
            throw new IOException(jar + " cannot be written: " + FileFault.reason(e), e);
        }
    }
}
