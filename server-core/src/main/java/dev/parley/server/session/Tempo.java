package dev.parley.server.session;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.config.Durations;
import dev.parley.server.people.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How fast somebody sends, and what they are told when it is too fast: a program an error for each message,
/// people one line when it begins, and one at the end if more was lost than that line said.
///
/// Touched by the person's event loop only.
final class Tempo {

    private static final String TOO_FAST = "Too fast: this was not taken, and nothing that you send counts for ";
    private static final String CROWD =
            "Too much comes from your address: this was not taken, and nothing that is sent from there counts for ";
    private static final String TOO_CURIOUS = "Too many questions at once: ask again in ";

    private final Session sender;
    private final Connection connection;
    private final RateLimits limits;
    private final Patience own;
    private final Origin origin;

    /// How much was lost since they were told last.
    private int lost;

    Tempo(Session sender, Connection connection, RateLimits limits) {
        this.sender = sender;
        this.connection = connection;
        this.limits = limits;
        this.own = limits.withPerson(connection.nanoTime());
        this.origin = Origin.of(connection.address());
    }

    /// Whether a line or command counts that has come now. If not, they know.
    ///
    /// @param id what the refusal carries
    boolean passesLine(@Nullable String id) {
        if (limits.spare(sender)) {
            return true;
        }
        long now = connection.nanoTime();
        long wait = own.line(now);
        if (wait > 0) {
            return refuse(id, TOO_FAST, wait);
        }
        wait = limits.withOrigin(origin, now).line(now);
        return wait == 0 || refuse(id, CROWD, wait);
    }

    /// The same for what a client asks while its user types or reads.
    boolean passesQuestion(@Nullable String id) {
        if (limits.spare(sender)) {
            return true;
        }
        long now = connection.nanoTime();
        long wait = Math.max(own.question(now), limits.withOrigin(origin, now).question(now));
        return wait == 0 || refuse(id, TOO_CURIOUS, wait);
    }

    private boolean refuse(@Nullable String id, String reason, long nanos) {
        Duration wait = Duration.ofNanos(nanos);
        if (connection.wantsEachRefusal()) {
            tell(id, reason, wait);
            return false;
        }
        lost++;
        if (lost == 1) {
            tell(id, reason, wait);
            connection.schedule(wait, this::tellLost);
        }
        return false;
    }

    private void tell(@Nullable String id, String reason, Duration wait) {
        String text = reason + Durations.format(wait.plusMillis(999)) + ".";
        sender.send(ServerMessage.Error.tooFast(id, text, wait));
    }

    /// The penalty is over.
    private void tellLost() {
        int all = lost;
        lost = 0;
        if (all > 1 && !sender.isGone()) {
            sender.send(new ServerMessage.Reply(null, "You can talk again. " + all + " lines were not said.", null));
        }
    }
}
