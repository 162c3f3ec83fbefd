package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/// Rooms and talk on the real program: a person on netcat, a program and an old client.
class RoomsIT extends RealServer {

    private static Peer says(Peer program, String line) {
        return program.send("{\"type\":\"command\",\"line\":\"" + line + "\"}\n");
    }

    private static void assertText(JsonObject message, String text) {
        assertThat(message.get("text").getAsString()).isEqualTo(text);
    }

    @Test
    void allDialectsAreInSeveralRooms() {
        try (Peer old = Peer.classic(server.port(), "old");
                Peer netcat = Peer.line(server.port(), "netty")) {
            old.segment("netty joined!");
            netcat.send("/join attic\n").line("[attic] netty joined!").line("You talk in attic now; 1 is here.");
            netcat.send("/topic set Boxes\n").line("[attic] netty set the topic: Boxes");

            old.send("old: /join attic");
            assertThat(old.receiveUntil("are here."))
                    .contains("[attic] old joined!", "[attic] Topic: Boxes", "You talk in attic now; 2 are here.");
            netcat.line("[attic] old joined!");
            old.send("old: from 1999");
            old.segment("[attic] old: from 1999");
            netcat.line("[attic] old: from 1999");

            Peer program = Peer.json(server.port(), "prog");
            old.segment("prog joined!");
            netcat.line("prog joined!");
            program.send("{\"type\":\"join\",\"room\":\"attic\",\"id\":\"1\"}\n");
            assertThat(program.message("joined").get("topic").getAsString()).isEqualTo("Boxes");
            old.segment("[attic] prog joined!");
            netcat.line("[attic] prog joined!");
            assertThat(says(program, "/me beeps").next("line").get("action").getAsBoolean())
                    .isTrue();
            old.segment("* prog beeps");
            netcat.line("* prog beeps");

            netcat.send("/msg prog psst\n").line("*netty to prog* psst");
            assertText(program.next("private"), "psst");
            says(program, "/reply what?");
            assertText(program.next("private"), "what?");
            netcat.line("*prog to netty* what?");

            says(program, "/ignore old");
            assertThat(program.linesUntil("what old says").getLast()).contains("\"reply\"");
            old.send("old: still there?");
            old.segment("[attic] old: still there?");
            assertThat(program.next("hidden").get("room").getAsString()).isEqualTo("attic");
            netcat.line("[attic] old: still there?");

            netcat.send("/leave\n").line("[attic] netty left!").line("You talk in lobby now.");
            netcat.send("back\n").line("netty: back");
            old.receive();
        }
    }

    @Test
    void aRoomThatIsKeptIsThereAgainAfterAKill() {
        try (Peer admin = Peer.connect(server.port()).send("admin\n")) {
            assertThat(admin.receive()).isEqualTo("Password: ");
            admin.send("adminpass\n").line("Welcome, admin. You are in lobby. /help lists the commands.");
            admin.send("/join attic\n").linesUntil("You talk in attic");
            admin.send("/room keep on\n").line("[attic] attic is kept from now on.");
            admin.send("/room set hidden on\n").line("[attic] attic is hidden now.");
            admin.send("/topic set Boxes\n").line("[attic] admin set the topic: Boxes");
        }
        server.kill();
        server = ParleyProcess.server(folder);
        try (Peer bob = Peer.line(server.port(), "bob")) {
            bob.send("/rooms\n");
            assertThat(bob.linesUntil("lobby")).noneMatch(line -> line.contains("attic"));
            bob.send("/join attic\n").line("[attic] bob joined!").line("[attic] Topic: Boxes");
            bob.linesUntil("You talk in attic now; 1 is here."); // what was said before comes first
        }
    }
}
