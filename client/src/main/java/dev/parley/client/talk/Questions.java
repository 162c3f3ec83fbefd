package dev.parley.client.talk;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
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

    private static final String PREFIX = "t";

    private final Consumer<ClientMessage> sender;
    private final Duration patience;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, CompletableFuture<Optional<Completions>>> open = new ConcurrentHashMap<>();

    /// Nothing has been asked yet.
    ///
    /// @param patience how long to wait for an answer
    public Questions(Consumer<ClientMessage> sender, Duration patience) {
        this.sender = sender;
        this.patience = patience;
    }

    /// What could stand at the cursor; nothing when the server refuses to say, or takes too long.
    public Optional<Completions> ask(String line, int cursor) {
        String id = PREFIX + lastId.incrementAndGet();
        var answer = new CompletableFuture<Optional<Completions>>();
        open.put(id, answer);
        try {
            sender.accept(new ClientMessage.Complete(line, cursor, null, id));
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
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
        if (completions.id() != null) {
            answer(completions.id(), Optional.of(completions));
        }
    }

    /// The server has refused something.
    ///
    /// @return whether it was a question asked here, so that the person need not know
    public boolean refused(ServerMessage.Error error) {
        String id = error.id();
        if (id == null || !id.startsWith(PREFIX)) {
            return false;
        }
        answer(id, Optional.empty());
        return true;
    }

    private void answer(String id, Optional<Completions> completions) {
        CompletableFuture<Optional<Completions>> question = open.get(id);
        if (question != null) { // else nobody waits for it any more
            question.complete(completions);
        }
    }
}
