package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// A person on netcat, a program and an old client, in one room of the real program.
class MixedRoomIT extends RealServer {

    @Test
    void theServerSaysWhereItListensWhatItLoadedAndHowToConnect() {
        assertThat(server.banner())
                .anySatisfy(line -> assertThat(line).contains("listens on 127.0.0.1 port " + server.port()));
        assertThat(server.banner())
                .anySatisfy(line -> assertThat(line).contains("kick 0.1.0 (/kick)", "ban 0.1.0 (/ban /bans /unban)"));
        assertThat(server.banner()).anySatisfy(line -> assertThat(line).contains("/help", "/who", "/quit", "/plugins"));
        assertThat(server.banner()).anySatisfy(line -> assertThat(line).contains("./parley client"));
    }

    @Test
    void allDialectsHearEachOther() {
        try (Peer old = Peer.classic(server.port(), "old");
                Peer netcat = Peer.line(server.port(), "netty")) {
            old.segment("netty joined!");
            Peer program = Peer.json(server.port(), "prog");
            old.segment("prog joined!");
            netcat.line("prog joined!");

            old.send("old: from 1999");
            old.segment("old: from 1999");
            netcat.line("old: from 1999");
            assertSaid(program.message("line"), "old", "from 1999");

            netcat.send("naïve\n");
            old.segment("netty: naive");
            netcat.line("netty: naïve");
            assertSaid(program.message("line"), "netty", "naïve");

            program.send("{\"type\":\"say\",\"text\":\"beep\"}\n");
            old.segment("prog: beep");
            netcat.line("prog: beep");
            assertSaid(program.message("line"), "prog", "beep");
        }
    }

    @Test
    void aPersonOnNetcatIsAskedForAPasswordAndMayThenKick() {
        try (Peer bob = Peer.json(server.port(), "bob");
                Peer admin = Peer.connect(server.port()).send("Admin\r\n")) {
            assertThat(admin.receive()).isEqualTo("Password: ");
            admin.send("adminpass\r\n");
            admin.line("Welcome, Admin. You are in lobby. /help lists the commands.");
            admin.send("/help kick\n")
                    .line("/kick <who> [reason…]  Disconnect someone")
                    .line("  <who>  user: who")
                    .line("  [reason…]  text: why");
            admin.send("/kik bob\n").line("/kik bob").line("^ There is no command /kik. Did you mean /kick?");
            admin.send("/kick nobody\n").line("/kick nobody").line("      ^ nobody here is called nobody");
            admin.send("/KICK BOB being loud\n").line("bob was removed by an admin! Reason: being loud");
            bob.message("joined");
            assertThat(bob.message("farewell").get("text").getAsString())
                    .isEqualTo("You were removed by an admin! Reason: being loud");
            bob.end();
        }
    }

    @Test
    void aProgramGetsNumbersTimesAnswersAndErrorsWithAColumn() {
        try (Peer bot = Peer.connect(server.port())) {
            bot.send("{\"type\":\"hello\",\"nick\":\"bot\",\"protocol\":1,\"extra\":{\"ignored\":true}}\n");
            JsonObject welcome = bot.message("welcome");
            assertThat(welcome.get("protocol").getAsInt()).isEqualTo(1);
            JsonArray commands = bot.message("commands").getAsJsonArray("commands");
            assertThat(commands)
                    .extracting(c -> c.getAsJsonObject().get("name").getAsString())
                    .contains("confirm", "help", "quit", "who")
                    .doesNotContain("kick", "ban", "bans", "unban", "plugins list");

            long number = welcome.get("number").getAsLong();
            for (int i = 1; i <= 3; i++) {
                bot.send("{\"type\":\"say\",\"room\":\"lobby\",\"text\":\"line " + i + "\"}\n");
                JsonObject line = bot.message("line");
                assertThat(line.get("number").getAsLong()).isEqualTo(number + i);
                assertThat(line.get("time").getAsLong())
                        .isGreaterThanOrEqualTo(welcome.get("time").getAsLong());
                assertThat(line.get("room").getAsString()).isEqualTo("lobby");
            }

            bot.send("{\"type\":\"command\",\"id\":\"a\",\"line\":\"/who\"}\n");
            JsonObject reply = bot.message("reply");
            assertThat(reply.get("id").getAsString()).isEqualTo("a");
            assertThat(reply.get("text").getAsString()).isEqualTo("1 in lobby: bot");

            bot.send("{\"type\":\"command\",\"id\":\"b\",\"line\":\"/who is there\"}\n");
            JsonObject error = bot.message("error");
            assertThat(error.get("id").getAsString()).isEqualTo("b");
            assertThat(error.get("code").getAsString()).isEqualTo("bad-argument");
            assertThat(error.get("line").getAsString()).isEqualTo("/who is there");
            assertThat(error.get("column").getAsInt()).isEqualTo(6);

            bot.send("{\"type\":\"kick\"}\n");
            assertThat(bot.message("error").get("code").getAsString()).isEqualTo("unknown-type");

            bot.send("{\"type\":\"complete\",\"id\":\"c\",\"line\":\"/h\"}\n");
            JsonObject completions = bot.message("completions");
            assertThat(completions
                            .getAsJsonArray("candidates")
                            .get(0)
                            .getAsJsonObject()
                            .get("text")
                            .getAsString())
                    .isEqualTo("/help");

            bot.send("{\"type\":\"ping\",\"id\":\"d\"}\n");
            assertThat(bot.message("pong").get("id").getAsString()).isEqualTo("d");

            bot.send("{\"type\":\"command\",\"line\":\"/quit\"}\n");
            assertThat(bot.message("farewell").get("text").getAsString()).isEqualTo("Goodbye!");
            bot.end();
        }
    }

    @Test
    void whatOneMayNotRunLooksUnknownToThem() {
        try (Peer bot = Peer.json(server.port(), "bot")) {
            for (String line : new String[] {"/kick bot", "/ban", "/plugins", "/kick:kick bot"}) {
                bot.send("{\"type\":\"command\",\"line\":\"" + line + "\"}\n");
                assertThat(bot.message("error").get("code").getAsString()).isEqualTo("unknown-command");
            }
            bot.send("{\"type\":\"complete\",\"line\":\"/k\"}\n");
            assertThat(bot.message("completions").getAsJsonArray("candidates")).isEmpty();
        }
    }

    @Test
    void whatTheAdminWritesIntoTheBanListTakesEffectWhileTheServerRuns() throws IOException {
        try (Peer eve = Peer.line(server.port(), "eve");
                Peer bob = Peer.line(server.port(), "bob")) {
            eve.line("bob joined!");
            Files.writeString(folder.resolve("bans.txt"), "# by hand\nEVE\n");
            eve.line("You were removed by an admin!").end();
            bob.line("eve was removed by an admin!");
        }
    }

    @Test
    void aPasswordThatIsChangedWhileTheServerRunsIsTheOneThatCounts() throws IOException, InterruptedException {
        Process passwd = new ProcessBuilder(folder.resolve("parley").toString(), "passwd").start();
        passwd.outputWriter().append("a much better one\n").close();
        assertThat(passwd.waitFor()).isZero();

        try (Peer guess = Peer.connect(server.port()).send("admin\n")) {
            guess.receive();
            guess.send("adminpass\n").line("The password is wrong.").end();
        }
        try (Peer admin = Peer.connect(server.port()).send("admin\n")) {
            admin.receive();
            admin.send("a much better one\n");
            admin.line("Welcome, admin. You are in lobby. /help lists the commands.");
        }
    }

    private static void assertSaid(JsonObject line, String from, String text) {
        assertThat(line.get("from").getAsString()).isEqualTo(from);
        assertThat(line.get("text").getAsString()).isEqualTo(text);
    }
}
