package dev.parley.server.app;

import dev.parley.server.config.SettingsOptions;
import dev.parley.server.plugin.PluginCheck.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley plugin check`: says without a server what a server would do with a plugin.
@Command(
        name = "check",
        description = {
            "Says whether a server would load a plugin, or why not, and what is in it:"
                    + " commands, arguments, permissions, and calls that are worth asking about.",
            "Runs the constructors of its classes, as loading does, but starts nothing."
        })
final class PluginCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PLUGIN", description = "A .jar file, a .java file, or a folder of sources.")
    private Path plugin = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (EmptyServer server =
                new EmptyServer(SettingsOptions.read(spec.commandLine().getParseResult()))) {
            return switch (server.check().check(plugin)) {
                case Finding.Loads(var lines) -> {
                    lines.forEach(out::println);
                    yield 0;
                }
                case Finding.Refused(var reasons) -> {
                    reasons.forEach(reason -> err.println(plugin + " would be refused: " + reason));
                    yield 1;
                }
            };
        }
    }
}
