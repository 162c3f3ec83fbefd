package dev.parley.server.app;

import dev.parley.server.config.SettingsOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley server`: runs until it is told to stop.
@Command(
        name = "server",
        description = "Runs the chat server until it is interrupted.",
        footer = {
            "",
            "Each setting may also stand in the environment (PARLEY_PORT=4000) or in parley.properties (port=4000);"
                    + " a flag wins over the environment, and that over the file."
        })
final class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ParleyServer server =
                ParleyServer.start(SettingsOptions.read(spec.commandLine().getParseResult()), InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        server.banner().forEach(System.out::println);
        System.out.flush();
        stopped.await();
        return 0;
    }
}
