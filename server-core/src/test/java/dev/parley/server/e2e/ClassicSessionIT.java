package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The contract with the old raw-socket clients, byte by byte, against the real program.
class ClassicSessionIT extends RealServer {

    @Test
    void threeChatAndEverybodyHearsEverything() {
        try (Peer ada = classic("ada")) {
            try (Peer bob = classic("bob")) {
                ada.segment("bob joined!");
                try (Peer cyd = classic("cyd")) {
                    ada.segment("cyd joined!");
                    bob.segment("cyd joined!");
                    ada.send("ada: hello");
                    ada.segment("ada: hello");
                    bob.segment("ada: hello");
                    cyd.segment("ada: hello");
                }
                ada.segment("cyd left!");
                bob.segment("cyd left!");
            }
            ada.segment("bob left!");
        }
    }

    @Test
    void theGreetingComesInASegmentOfItsOwnBehindTheNewcomersName() {
        boolean apart = false;
        for (int i = 0;
                i < 5 && !apart;
                i++) { // who is held up for more than the 40 ms between them reads both at once
            String nick = "ada" + i;
            try (Peer ada = connect().segment("NICK").send(nick)) {
                apart = ada.receive().equals(nick + " joined!");
                if (apart) {
                    assertThat(ada.receive()).startsWith("Connected to the server!");
                }
            }
        }
        assertThat(apart).isTrue();
    }

    @Test
    void aWrongPasswordIsRefusedAndTheConnectionEnds() {
        try (Peer peer = connect().segment("NICK").send("AdMiN").segment("PASS").send("guess")) {
            peer.segment("REFUSE").end();
        }
    }

    @Test
    void aKickTellsTheVictimThenResetsAndTheVictimMayReturn() {
        try (Peer admin = Peer.classicAdmin(server.port());
                Peer bob = classic("bob")) {
            admin.segment("bob joined!").send("KICK bob");
            bob.segment("You were removed by an admin!").reset();
            admin.segment("bob was removed by an admin!");
            try (Peer again = classic("bob")) {
                admin.segment("bob joined!");
                again.send("bob: back").segment("bob: back");
            }
        }
    }

    @Test
    void aBannedPersonIsRemovedAndCannotReturn() throws IOException {
        try (Peer admin = Peer.classicAdmin(server.port());
                Peer eve = classic("eve")) {
            admin.segment("eve joined!").send("BAN eve");
            eve.segment("You were removed by an admin!").reset();
            admin.segment("eve was removed by an admin!");
            assertThat(Files.readString(folder.resolve("bans.txt"))).contains("eve\n");
            for (String name : new String[] {"eve", "EVE"}) {
                try (Peer back = connect().segment("NICK").send(name)) {
                    back.segment("BAN").end();
                }
            }
        }
    }

    @Test
    void aNameThatIsNotHereCanBeBanned() {
        try (Peer admin = Peer.classicAdmin(server.port())) {
            admin.send("BAN mallory").segment("mallory was removed by an admin!");
            try (Peer mallory = connect().segment("NICK").send("mallory")) {
                mallory.segment("BAN").end();
            }
        }
    }

    @Test
    void whoIsNoAdminIsRefusedWhateverTheClientChecked() {
        try (Peer ada = classic("ada");
                Peer bob = classic("bob")) {
            ada.segment("bob joined!");
            for (String command : new String[] {"KICK ada", "BAN ada", "KICK nobody"}) {
                bob.send(command).segment("Command was refused as you are not admin!");
            }
            ada.send("ada: still here").segment("ada: still here");
        }
    }

    @Test
    void everythingIsFoldedToAscii() {
        try (Peer ada = classic("ada");
                Peer program = Peer.json(server.port(), "zoë")) {
            ada.segment("zoe joined!");
            program.send("{\"type\":\"say\",\"text\":\"café 世界 😀 ﬁn\"}\n");
            ada.segment("zoe: cafe ?? ? fin");
        }
    }

    @Test
    void linesThatArriveTogetherAreOneSegmentWithALineBreakBetweenThem() {
        try (Peer ada = classic("ada");
                Peer program = Peer.json(server.port(), "prog")) {
            ada.segment("prog joined!");
            String say = "{\"type\":\"say\",\"text\":\"one\"}\n{\"type\":\"say\",\"text\":\"two\"}\n";
            program.send(say + say);
            String seen = ada.receive();
            while (seen.lines().count() < 4) {
                seen += "\n" + ada.receive();
            }
            assertThat(seen).isEqualTo("prog: one\nprog: two\nprog: one\nprog: two");
        }
    }

    @Test
    void aNameInThreeSegmentsIsOneName() {
        try (Peer peer = connect().segment("NICK")) {
            peer.send("tr").send("in").send("ity");
            peer.segment("trinity joined!").segment("Connected to the server!");
        }
    }

    @Test
    void aTakenNameIsRefusedWithTheReasonAndAReset() {
        try (Peer _ = classic("ada");
                Peer second = connect().segment("NICK").send("ADA")) {
            // Once for the recv that a client swallows, once for its user.
            second.segment("Somebody called ADA is here already.")
                    .segment("Somebody called ADA is here already.")
                    .reset();
        }
    }

    @Test
    void nobodySpeaksUnderAnothersName() {
        try (Peer ada = classic("ada");
                Peer bob = classic("bob")) {
            ada.segment("bob joined!");
            bob.send("ada: I am a thief").segment("bob: ada: I am a thief");
            bob.send("bob: x\nada: forged");
            assertThat(bob.receive()).isEqualTo("bob: x\nbob: ada: forged");
        }
    }

    @Test
    void aNameThatNobodyAskedForIsNoChatLine() {
        try (Peer ada = classic("ada");
                Peer bob = classic("bob")) {
            ada.segment("bob joined!").send("ada");
            bob.send("bob: has she said something?");
            ada.segment("bob: has she said something?");
            bob.segment("bob: has she said something?");
        }
    }

    @Test
    void anOldClientMayTypeSlashCommandsToo() {
        try (Peer ada = classic("ada")) {
            ada.send("ada: /who").segment("1 in lobby: ada");
            ada.send("/wo");
            ada.segment("/wo\n^ There is no command /wo. Did you mean /who?");
        }
    }

    private Peer classic(String nick) {
        return Peer.classic(server.port(), nick);
    }

    private Peer connect() {
        return Peer.connect(server.port());
    }
}
