package dev.parley.client;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage.Completions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Asks the server how a line could go on, and waits for the answer. Safe for all threads.
final class Questions {

    private final Connection connection;
    private final Duration patience;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, CompletableFuture<Completions>> open = new ConcurrentHashMap<>();

    Questions(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /// What could stand at the cursor; nothing when the server takes too long.
    Optional<Completions> ask(String line, int cursor) {
        String id = "t" + lastId.incrementAndGet();
        var answer = new CompletableFuture<Completions>();
        open.put(id, answer);
        try {
            connection.send(new ClientMessage.Complete(line, cursor, id));
            return Optional.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            open.remove(id);
        }
    }

    /// The server has answered.
    void answered(Completions completions) {
        CompletableFuture<Completions> answer = completions.id() == null ? null : open.get(completions.id());
        if (answer != null) {
            answer.complete(completions);
        }
    }
}
