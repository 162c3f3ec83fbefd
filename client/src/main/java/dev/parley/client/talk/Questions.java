package dev.parley.client.talk;

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
import java.util.function.Consumer;

/// Asks the server how a line could go on, and waits for the answer. Safe for all threads.
public final class Questions {

    private final Consumer<ClientMessage> sender;
    private final Duration patience;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, CompletableFuture<Completions>> open = new ConcurrentHashMap<>();

    /// Nothing has been asked yet.
    ///
    /// @param patience how long to wait for an answer
    public Questions(Consumer<ClientMessage> sender, Duration patience) {
        this.sender = sender;
        this.patience = patience;
    }

    /// What could stand at the cursor; nothing when the server takes too long.
    public Optional<Completions> ask(String line, int cursor) {
        String id = "t" + lastId.incrementAndGet();
        var answer = new CompletableFuture<Completions>();
        open.put(id, answer);
        try {
            sender.accept(new ClientMessage.Complete(line, cursor, null, id));
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
    public void answered(Completions completions) {
        CompletableFuture<Completions> answer = completions.id() == null ? null : open.get(completions.id());
        if (answer != null) {
            answer.complete(completions);
        }
    }
}
