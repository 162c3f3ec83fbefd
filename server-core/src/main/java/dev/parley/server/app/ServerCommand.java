package dev.parley.server.app;

import dev.parley.server.config.SettingsOptions;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/// `parley server`: runs until it is told to stop.
final class ServerCommand implements Callable<Integer> {

    private static final long HEAP_WATCH_SECONDS = 2;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /// How it is written. It is spelled out, since picocli needs a tenth of a second to find that in annotations.
    CommandSpec spec() {
        spec.name("server");
        spec.usageMessage()
                .description("Runs the chat server until it is interrupted.")
                .footer(
                        "",
                        "Each setting may also stand in the environment (PARLEY_PORT=4000) or in parley.properties"
                                + " (port=4000); a flag wins over the environment, and that over the file.");
        return spec;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Database.prepare(); // on another core, while everything else is done on this one
        ParleyServer server =
                ParleyServer.start(SettingsOptions.read(spec.commandLine().getParseResult()), InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        server.banner().forEach(System.out::println);
        System.out.flush();
        HeapWatch heap = HeapWatch.ofThisProcess();
        while (!stopped.await(HEAP_WATCH_SECONDS, TimeUnit.SECONDS)) {
            heap.look();
        }
        return 0;
    }
}
