package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.app.ParleyServer;
import dev.parley.server.plugin.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plugin keeps of what it was given, and uses after it was stopped.
class KeptHandleTest {

    /// Waits on a thread of its own, which nobody lent it, until it is stopped, tries everything, and writes
    /// down what came of it.
    private static final String KEEPER = """
            User user = call.caller();
            Room room = call.room();
            Server server = call.server();
            Sanctions bans = server.bans();
            User other = room.members().getFirst();
            org.slf4j.Logger logger = context.logger();
            context.start("lent", () -> {
                try {
                    new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    java.nio.file.Files.createFile(java.nio.file.Path.of("%1$s/interrupted"));
                }
            });
            context.after(java.time.Duration.ofMinutes(10), () -> room.send("too late"));
            java.util.Map<String, Work> all = new java.util.TreeMap<>();
            all.put("user.isHere", user::isHere);
            all.put("user.may", () -> user.may("x"));
            all.put("user.send", () -> user.send("too late"));
            all.put("user.disconnect", () -> user.disconnect("too late"));
            all.put("member.send", () -> other.send("too late"));
            all.put("room.members", room::members);
            all.put("room.send", () -> room.send("too late"));
            all.put("server.users", server::users);
            all.put("server.user", () -> server.user("witness"));
            all.put("server.room", () -> server.room("lobby"));
            all.put("server.bans", server::bans);
            all.put("bans.list", bans::list);
            all.put("bans.add", () -> bans.add(new Target.Name("witness"), java.util.Optional.empty(), java.util.Optional.empty()));
            all.put("bans.find", () -> bans.find("witness"));
            all.put("server.mutes", server::mutes);
            all.put("server.audit", server::audit);
            all.put("server.matching", () -> server.matching(new Target.Name("witness")));
            all.put("bans.remove", () -> bans.remove(new Target.Name("witness")));
            all.put("context.server", context::server);
            all.put("context.logger", context::logger);
            all.put("context.folder", context::folder);
            all.put("context.settings", context::settings);
            all.put("context.start", () -> context.start("late", () -> { }));
            all.put("context.after", () -> context.after(java.time.Duration.ZERO, () -> { }));
            all.put("context.every", () -> context.every(java.time.Duration.ofSeconds(1), () -> { }));
            all.put("logger.info", () -> logger.info("too late"));
            new Thread(() -> {
                try {
                    while (true) { context.settings(); Thread.sleep(5); }
                } catch (Exception stopped) {
                    StringBuilder report = new StringBuilder();
                    all.forEach((what, work) -> {
                        try {
                            work.run();
                            report.append(what + " acted\\n");
                        } catch (Throwable e) {
                            report.append(what + ": " + e + "\\n");
                        }
                    });
                    try {
                        java.nio.file.Path half = java.nio.file.Path.of("%1$s/half");
                        java.nio.file.Files.writeString(half, report);
                        java.nio.file.Files.move(half, java.nio.file.Path.of("%1$s/report"));
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }).start();
            return Reply.text("kept");
            }
            private final PluginContext context;
            public Keep(PluginContext context) { this.context = context; }
            {""";

    private static final int HANDLES = 26;

    @TempDir
    private Path folder;

    @Test
    void failsClearlyAndDoesNothing() throws IOException {
        Files.createDirectory(folder.resolve("plugins"));
        Path jar = PluginJars.plugin(folder, "keeper", "1.0.0")
                .command("Keep", "name = \"keep\", help = \"Keeps\"", KEEPER.formatted(folder))
                .jar(folder.resolve("plugins/keeper.jar"));
        try (CapturedLog log = new CapturedLog();
                ParleyServer server = TestServer.start(folder);
                Peer witness = Peer.json(server.address().getPort(), "witness")) {
            witness.send("{\"type\":\"command\",\"line\":\"/keep\"}\n");
            assertThat(witness.next("reply").get("text").getAsString()).isEqualTo("kept");
            Files.delete(jar);
            witness.message("commands");
            TestServer.await(() -> Files.exists(folder.resolve("report")));
            List<String> report = Files.readAllLines(folder.resolve("report"));
            assertThat(report)
                    .hasSize(HANDLES)
                    .allMatch(line -> line.endsWith(": java.lang.IllegalStateException: keeper 1.0.0 has been stopped:"
                            + " what it was given no longer acts on the server"));
            TestServer.await(() -> Files.exists(folder.resolve("interrupted")));
            witness.send("{\"type\":\"ping\"}\n").message("pong");
            assertThat(folder.resolve("bans.txt")).doesNotExist();
            assertThat(log.text()).doesNotContain("too late");
        }
    }
}
