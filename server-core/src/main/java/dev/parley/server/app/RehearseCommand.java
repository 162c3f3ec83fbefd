package dev.parley.server.app;

import dev.parley.server.config.SettingsOptions;
import dev.parley.server.store.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley rehearse`: starts a server, has people talk on it in every dialect, and stops. The build runs it for the
/// JVM to see what a server needs, and to write that into the AOT cache (JEP 514).
@Command(
        name = "rehearse",
        hidden = true,
        description = "Runs a server for a moment, with people who talk, for the build to make the AOT cache from.")
final class RehearseCommand implements Callable<Integer> {

    private static final int CROWD = 50;
    private static final int LINES = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Database.prepare();
        try (ParleyServer first = start()) {
            play(first.address());
        }
        start().close(); // most starts find what an earlier one has left
        return 0;
    }

    private ParleyServer start() throws IOException {
        ParleyServer server =
                ParleyServer.start(SettingsOptions.read(spec.commandLine().getParseResult()), InstantSource.system());
        server.banner().forEach(System.out::println);
        return server;
    }

    private static void play(InetSocketAddress address) throws IOException {
        List<Player> crowd = new ArrayList<>();
        try (Player ada = new Player(address);
                Player bob = new Player(address);
                Player cleo = new Player(address)) {
            ada.says("{\"type\":\"hello\",\"nick\":\"ada\"}\n").hears("\"commands\"");
            bob.says("bob\n").hears("Welcome, bob");
            cleo.says("cleo").hears("Connected");
            for (int i = 0; i < CROWD; i++) {
                Player one = new Player(address);
                crowd.add(one);
                one.says("{\"type\":\"hello\",\"nick\":\"p" + i + "\",\"lobby\":false}\n")
                        .hears("\"commands\"");
                one.says("{\"type\":\"join\",\"room\":\"attic\"}\n").hears("\"members\"");
            }
            for (int i = 0; i < LINES; i++) {
                ada.says("{\"type\":\"say\",\"text\":\"line " + i + "\"}\n").hears("line " + i);
                bob.says("a line too, " + i + "\n").hears("too, " + i);
                crowd.get(i).says("{\"type\":\"say\",\"room\":\"attic\",\"text\":\"up here " + i + "\"}\n");
            }
            crowd.getLast().hears("up here " + (LINES - 1));
            ada.says("{\"type\":\"history\",\"id\":\"h\"}\n").hears("\"kept\"");
            ada.says("{\"type\":\"complete\",\"line\":\"/he\",\"id\":\"c\"}\n").hears("\"candidates\"");
            for (String line : List.of("/help", "/who", "/nothing", "/help who when", "/roll 2d6")) {
                ada.says("{\"type\":\"command\",\"line\":\"" + line + "\",\"id\":\"" + line + "\"}\n")
                        .hears("\"id\":\"" + line + "\"");
            }
            cleo.says("cleo: bye").hears("bye");
            bob.says("/quit\n").hears("Goodbye");
        } finally {
            for (Player one : crowd) {
                one.close();
            }
        }
    }

    /// Somebody who talks. Fails when nothing comes for a while: a cache of half a play would be no good.
    private static final class Player implements AutoCloseable {

        private static final int PATIENCE_MILLIS = 10_000;

        private final Socket socket = new Socket();
        private final BufferedReader in;

        Player(InetSocketAddress address) throws IOException {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        Player says(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        void hears(String expected) throws IOException {
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf(expected) < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("The server hung up instead of saying " + expected + ".");
                }
                heard.append((char) c);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
