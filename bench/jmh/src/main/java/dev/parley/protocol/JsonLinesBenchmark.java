package dev.parley.protocol;

import dev.parley.bench.TimePerOperation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/// What one message of JSON Lines costs the server: a `say` that comes in, a `line` that goes out.
public class JsonLinesBenchmark extends TimePerOperation {

    private static final String TEXT = "x".repeat(100);

    private final ServerMessage line = new ServerMessage.Line("lobby", 123_456, 1_760_000_000_000L, "ada", TEXT);
    private final String say = "{\"type\":\"say\",\"text\":\"" + TEXT + "\"}";
    private final byte[] sayBytes = say.getBytes(StandardCharsets.UTF_8);
    private final String command = "{\"type\":\"command\",\"line\":\"/kick bob too loud\",\"id\":\"17\"}";

    @Benchmark
    public byte[] encodeLine() {
        return JsonLines.encodeUtf8(line);
    }

    /// In the form in which programs write it, which is read without a tree of JSON.
    @Benchmark
    public ClientMessage.@Nullable Say decodeUsualSay() {
        return JsonLines.decodeUsualSay(sayBytes);
    }

    /// In the way of all other forms.
    @Benchmark
    public Decoded<ClientMessage> decodeAnySay() {
        return JsonLines.decodeClient(say);
    }

    @Benchmark
    public Decoded<ClientMessage> decodeCommand() {
        return JsonLines.decodeClient(command);
    }
}
