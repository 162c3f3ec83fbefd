package dev.parley.server.e2e;

import dev.parley.server.app.ParleyServer;
import dev.parley.server.config.Settings;
import dev.parley.server.config.SettingsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// A whole server in this process, on a free port, with its files in a folder.
public final class TestServer {

    private TestServer() {}

    /// Starts one, without rate limits unless they are asked for.
    ///
    /// @param options flags as on the command line
    public static ParleyServer start(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of("--plugins", folder.resolve("plugins").toString()));
        arguments.addAll(List.of("--bans", folder.resolve("bans.txt").toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(options));
        for (String limit : List.of("--rate-person", "--rate-address", "--rate-room")) {
            if (!arguments.contains(limit)) {
                arguments.addAll(List.of(limit, "0"));
            }
        }
        try {
            Files.createDirectories(folder.resolve("plugins"));
            return ParleyServer.start(settings(arguments), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until something is so.
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for too long");
            }
            Thread.onSpinWait();
        }
    }

    private static Settings settings(List<String> arguments) {
        CommandLine line = new CommandLine(CommandSpec.create());
        SettingsOptions.addTo(line, Map.of(), arguments, _ -> true);
        return SettingsOptions.read(line.parseArgs(arguments.toArray(String[]::new)));
    }
}
