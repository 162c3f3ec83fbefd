package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Command;
import dev.parley.protocol.ClientMessage.Complete;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ClientMessage.Join;
import dev.parley.protocol.ClientMessage.Leave;
import dev.parley.protocol.ClientMessage.Ping;
import dev.parley.protocol.ClientMessage.Say;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.Commands;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import dev.parley.protocol.ServerMessage.Pong;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.protocol.ServerMessage.Reply;
import dev.parley.protocol.ServerMessage.Table;
import dev.parley.protocol.ServerMessage.Welcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesTest {

    private static Stream<ClientMessage> clientMessages() {
        return Stream.of(
                new Hello("ada", null, null),
                new Hello("ada", "se\"cret", 1),
                new Hello("ada", null, 1, false),
                new Join("attic", null),
                new Leave("attic", "l1"),
                new ClientMessage.History(null, null, null, null, null),
                new ClientMessage.History("attic", 17L, Long.MAX_VALUE, 100, "h1"),
                new Command("/who", "attic", "c2"),
                new Say("hi", null),
                new Say("Grüße 👋🏽 \\ \" / <b> \u2028 \t", "lobby"),
                new Say("", ""),
                new Command("/kick bob \"for a reason\"", null),
                new Command("/who", "c1"),
                new Complete("/ki", null, null, null),
                new Complete("/ki", 3, "attic", "t1"),
                new Ping(null),
                new Ping("p".repeat(JsonLines.MAX_ID_LENGTH)));
    }

    private static Stream<ServerMessage> serverMessages() {
        var who = new ParameterInfo("who", "user", null, false, false, false, null);
        var how = new ParameterInfo("how", "choice", "how to", true, true, true, List.of("softly", "loudly"));
        return Stream.of(
                new Welcome(1, "Parley 0.1.0", "ada", "lobby", 1L, 7L, 1, 1_700_000_000_000L, 8192),
                new Welcome(1, "Parley 0.1.0", "ada", null, null, null, null, 1_700_000_000_000L, 8192),
                new Welcome(1, "Parley 0.1.0", "ada", "lobby", 1L, 7L, 1, 1_700_000_000_000L, 8192, 5, "tea"),
                new Line("lobby", Long.MAX_VALUE, 0, "ada", "hi"),
                new Line("lobby", 2, 3, null, "bob was removed by an admin!"),
                new Joined("lobby", 4, 5, "bob"),
                new Joined("attic", 4, 5, "bob", 2, 1_700_000_000_000L, "j1", "tea"),
                new Line("lobby", 3, 4, "ada", "waves", true),
                new ServerMessage.Topic("attic", 5, 6, "ada", "tea"),
                new ServerMessage.Topic("attic", 5, 6, null, ""),
                new ServerMessage.Hidden("attic", 6, 7),
                new ServerMessage.Private(1_700_000_000_000L, "ada", "bob", "psst"),
                new ServerMessage.Here("attic"),
                new Left("lobby", 6, 7, "bob"),
                new Left("attic", 6, 7, "bob", "l1"),
                new ServerMessage.History("h1", "attic", List.of(new Line("attic", 1, 2, null, "hi")), true, 1),
                new Removed("lobby", 8, 9, "bob"),
                new ServerMessage.Renamed("lobby", 9, 10, "bob", "rob"),
                new ServerMessage.Edited("lobby", 10, 11, 2, "ada", "hello"),
                new ServerMessage.Deleted("lobby", 11, 12, 2, "ada"),
                new Farewell("Bye!"),
                new Reply("c1", "", null),
                new Reply(null, "a\nb", new Table(List.of("name"), List.of(List.of("ada"), List.of()))),
                new ServerMessage.Error("c1", "bad-argument", "no such user", "/kick bbob", 7),
                new ServerMessage.Error(null, "bad-json", "not JSON", null, null),
                new Commands(List.of()),
                new Commands(List.of(new CommandInfo("kick", List.of("k"), "Kick", "/kick <who>", List.of(who, how)))),
                new Completions("t1", 1, 3, List.of(new Candidate("kick", "Kick"), new Candidate("kill", null))),
                new Pong(null),
                new Pong("p1"));
    }

    @ParameterizedTest
    @MethodSource("clientMessages")
    void aClientMessageComesBackAsItWas(ClientMessage message) {
        String line = JsonLines.encode(message);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(JsonLines.decodeClient(line)).isEqualTo(new Decoded.Message<>(message));
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void aServerMessageComesBackAsItWas(ServerMessage message) {
        String line = JsonLines.encode(message);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(JsonLines.decodeServer(line)).isEqualTo(new Decoded.Message<>(message));
    }

    @Test
    void everyMessageIsRoundTrippedHere() {
        assertThat(clientMessages().map(Object::getClass)).contains(ClientMessage.class.getPermittedSubclasses());
        assertThat(serverMessages().map(Object::getClass))
                .containsAll(Stream.of(ServerMessage.class.getPermittedSubclasses())
                        .flatMap(type -> type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type))
                        .toList());
    }

    @Test
    void theTypeComesFirstAndWhatIsAbsentIsLeftOut() {
        assertThat(JsonLines.encode(new Say("a<b", null))).isEqualTo("{\"type\":\"say\",\"text\":\"a<b\"}");
    }

    @Test
    void unknownFieldsAreIgnoredAndTheirOrderDoesNotMatter() {
        String line = "{\"text\":\"hi\",\"later\":{\"a\":[1,{\"b\":null}]},\"type\":\"say\",\"room\":null}";

        assertThat(JsonLines.decodeClient(line)).isEqualTo(new Decoded.Message<>(new Say("hi", null)));
    }

    @Test
    void blanksAroundTheObjectAreNoFault() {
        assertThat(JsonLines.decodeClient(" \t{ \"type\" : \"ping\" }\r "))
                .isEqualTo(new Decoded.Message<>(new Ping(null)));
    }

    @Test
    void aWholeNumberMayBeWrittenAsJsonAllows() {
        assertThat(JsonLines.decodeClient("{\"type\":\"complete\",\"line\":\"/\",\"cursor\":1.0}"))
                .isEqualTo(new Decoded.Message<>(new Complete("/", 1, null, null)));
        assertThat(JsonLines.decodeClient("{\"type\":\"complete\",\"line\":\"/\",\"cursor\":1e2}"))
                .isEqualTo(new Decoded.Message<>(new Complete("/", 100, null, null)));
    }

    @Test
    void aPasswordNeverShowsInALog() {
        assertThat(new Hello("ada", "hunter2", null)).asString().contains("ada").doesNotContain("hunter2");
        assertThat(refusal("{\"type\":\"hello\",\"nick\":1,\"password\":\"hunter2\"}"))
                .doesNotContain("hunter2");
        assertThat(refusal("{\"type\":\"hello\",\"password\":\"hunter2\"} x")).doesNotContain("hunter2");
        assertThat(refusal("[{\"type\":\"hello\",\"password\":\"hunter2\"}]")).doesNotContain("hunter2");
    }

    private static @Nullable String refusal(String line) {
        return JsonLines.decodeClient(line) instanceof Decoded.Malformed<ClientMessage> malformed
                ? malformed.reason()
                : null;
    }
}
