package dev.parley.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Decoded;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.app.ParleyServer;
import dev.parley.server.config.Setting;
import dev.parley.server.config.Settings;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.e2e.Peer;
import dev.parley.server.people.Nick;
import dev.parley.server.session.Stay;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Holds `docs/protocol.md` against the code, so that the one cannot change without the other.
class ProtocolGuideTest {

    private static final Pattern FIELD_ROW =
            Pattern.compile("(?m)^\\| `([\\w.\\[\\]]+)` \\| ([a-z ]+) \\| (yes|no) \\|");
    private static final String END = "end of stream";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyExampleIsAMessageWithKnownFieldsOnly() throws IOException {
        return ProtocolGuide.examples().stream()
                .filter(example -> !example.content().equals(END))
                // What a session's client sends may be wrong on purpose: the replay shows what comes of it.
                .filter(example -> !(example.tag().equals("session") && example.fromClient()))
                .map(example -> DynamicTest.dynamicTest(example.place(), () -> {
                    JsonObject decoded = JsonParser.parseString(
                                    example.fromClient()
                                            ? JsonLines.encode(messageOf(JsonLines.decodeClient(example.content())))
                                            : JsonLines.encode(messageOf(JsonLines.decodeServer(example.content()))))
                            .getAsJsonObject();
                    assertThat(decoded).isEqualTo(example.json());
                }));
    }

    @Test
    void everyKindOfMessageHasAnExample() throws IOException {
        List<String> shown = ProtocolGuide.examples().stream()
                .filter(example -> example.tag().equals("text"))
                .map(example -> (example.fromClient() ? "→ " : "← ")
                        + example.json().get("type").getAsString())
                .distinct()
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        kinds().map(kind -> (isFromClient(kind) ? "→ " : "← ") + typeOf(kind))
                                .toList());
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfAMessageIsInItsTable() {
        return kinds().map(kind -> DynamicTest.dynamicTest(typeOf(kind), () -> {
            Map<String, String> rows = new LinkedHashMap<>();
            FIELD_ROW
                    .matcher(ProtocolGuide.section(
                            isFromClient(kind) ? "## What a client sends" : "## What the server sends",
                            "### `" + typeOf(kind) + "`"))
                    .results()
                    .forEach(row -> rows.put(row.group(1), row.group(2) + ", " + row.group(3)));
            assertThat(rows).containsExactlyEntriesOf(fieldsOf(kind, ""));
        }));
    }

    @Test
    void everyErrorCodeIsListed() throws IOException {
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| .+ \\| (stays|ends) \\|$")
                .matcher(ProtocolGuide.section("## Errors"));
        assertThat(rows.results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ErrorCode.values()).map(ErrorCode::wire).toList());
    }

    @Test
    void theLimitsAreThoseOfTheCode() throws Exception {
        Matcher rows =
                Pattern.compile("(?m)^\\| [^|]+ \\| (\\d+) \\|").matcher(ProtocolGuide.section("## Lines and limits"));
        assertThat(rows.results().map(row -> Integer.parseInt(row.group(1))))
                .containsExactly(
                        JsonLines.DEFAULT_MAX_LINE_BYTES,
                        JsonLines.MAX_ID_LENGTH,
                        JsonLines.MAX_NESTING,
                        Nick.MAX_LENGTH,
                        DialectDetector.GREETING_DELAY_MILLIS,
                        Integer.parseInt(Setting.HANDSHAKE_TIMEOUT.standard().replace("s", "")),
                        Stay.MAX_ROOMS,
                        Integer.parseInt(Setting.MAX_ROOMS.standard()),
                        Integer.parseInt(Setting.RATE_PERSON.standard()),
                        Integer.parseInt(Setting.RATE_ADDRESS.standard()),
                        Integer.parseInt(Setting.RATE_ROOM.standard()),
                        Integer.parseInt(Setting.BACKLOG_BYTES.standard()),
                        WireDialect.LAST_WORDS_SECONDS);
        assertThat(Setting.MAX_LINE_BYTES.standard()).isEqualTo(String.valueOf(JsonLines.DEFAULT_MAX_LINE_BYTES));
    }

    @TestFactory
    Stream<DynamicTest> everySessionGoesAsItIsWritten() throws IOException {
        Map<Integer, List<ProtocolGuide.Example>> sessions = new LinkedHashMap<>();
        ProtocolGuide.examples().stream()
                .filter(example -> example.tag().equals("session"))
                .forEach(example -> sessions.computeIfAbsent(example.block(), _ -> new ArrayList<>())
                        .add(example));
        assertThat(sessions).hasSizeGreaterThan(1);
        return sessions.entrySet().stream()
                .map(session -> DynamicTest.dynamicTest("line " + session.getKey(), () -> replay(session.getValue())));
    }

    private void replay(List<ProtocolGuide.Example> session) throws IOException {
        Map<String, Peer> peers = new HashMap<>();
        try (ParleyServer server = ParleyServer.start(settings(), InstantSource.system())) {
            int port = server.address().getPort();
            for (ProtocolGuide.Example step : session) {
                Peer peer = peers.computeIfAbsent(step.who(), _ -> Peer.connect(port));
                if (step.fromClient()) {
                    peer.send(step.content() + "\n");
                } else if (step.content().equals(END)) {
                    peer.end();
                    peers.remove(step.who()).close();
                } else {
                    check(peer.nextMessage(), step);
                }
            }
            peers.values().forEach(Peer::close);
        }
    }

    private static void check(JsonObject answer, ProtocolGuide.Example step) {
        JsonObject written = step.json();
        // A list of commands is cut short in the guide.
        if (answer.remove("commands") instanceof JsonArray all
                && written.remove("commands") instanceof JsonArray some) {
            assertThat(all).as(step.place()).containsAll(some);
        }
        // What is different in each run has at least to be there.
        Stream.of(answer, written)
                .filter(message -> message.has("lines"))
                .flatMap(message -> message.getAsJsonArray("lines").asList().stream())
                .forEach(line -> line.getAsJsonObject().add("time", JsonNull.INSTANCE));
        for (String varying : List.of("time", "server", "epoch")) {
            answer.asMap().computeIfPresent(varying, (_, _) -> JsonNull.INSTANCE);
            written.asMap().computeIfPresent(varying, (_, _) -> JsonNull.INSTANCE);
        }
        assertThat(answer).as(step.place()).isEqualTo(written);
    }

    private Settings settings() throws IOException {
        Path own = Files.createTempDirectory(folder, "server");
        Files.createDirectory(own.resolve("plugins"));
        List<String> flags = List.of(
                "--port=0",
                "--plugins=" + own.resolve("plugins"),
                "--bans=" + own.resolve("bans.txt"),
                "--data=" + own);
        CommandLine line = new CommandLine(CommandSpec.create());
        SettingsOptions.addTo(line, Map.of(), flags, _ -> true);
        return SettingsOptions.read(line.parseArgs(flags.toArray(String[]::new)));
    }

    private static <M> M messageOf(Decoded<M> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<M>) decoded).message();
    }

    /// All records of both sides.
    private static Stream<Class<?>> kinds() {
        return Stream.of(ClientMessage.class, ServerMessage.class).flatMap(ProtocolGuideTest::recordsOf);
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ProtocolGuideTest::recordsOf)
                : Stream.of(type);
    }

    private static boolean isFromClient(Class<?> kind) {
        return ClientMessage.class.isAssignableFrom(kind);
    }

    private static String typeOf(Class<?> kind) {
        return kind.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// What the table of a record must say: each field's path, type, and whether it must be there.
    private static Map<String, String> fieldsOf(Class<?> kind, String prefix) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            Type type = component.getGenericType();
            String path = prefix + component.getName();
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            fields.put(path, wordFor(type) + ", " + (optional ? "no" : "yes"));
            Type item = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
            if (item instanceof Class<?> nested && nested.isRecord()) {
                fields.putAll(fieldsOf(nested, path + (item == type ? "." : "[].")));
            }
        }
        return fields;
    }

    private static String wordFor(Type type) {
        if (type instanceof ParameterizedType list) {
            String item = wordFor(list.getActualTypeArguments()[0]);
            return "array of " + (item.startsWith("array") ? item.replaceFirst("array", "arrays") : item + "s");
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "String" -> "string";
            case "int", "Integer", "long", "Long" -> "integer";
            case "boolean", "Boolean" -> "boolean";
            default -> "object";
        };
    }
}
