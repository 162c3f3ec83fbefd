package dev.parley.server.room;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a room is kept. Immutable.
///
/// @param topic what it is about, one line; empty for nothing
/// @param hidden whether those who are not in do not learn that there is such a room
/// @param inviteOnly whether only those come in who were invited
/// @param moderated whether only moderators talk
/// @param persistent whether it stays when nobody is in, and when the server is started again
/// @param slow how long each has to wait between two lines; zero for not at all
/// @param locked whether, until that is over, nobody but moderators talks or comes in. Everybody comes into
/// the lobby all the same, since that is where everybody starts.
/// @param moderators the keys of the accounts whose owners keep order there
public record RoomRules(
        String topic,
        boolean hidden,
        boolean inviteOnly,
        boolean moderated,
        boolean persistent,
        Duration slow,
        boolean locked,
        Set<String> moderators) {

    /// Those of a room about which nobody has said anything.
    public static final RoomRules NONE = new RoomRules("", false, false, false, false, Duration.ZERO, false, Set.of());

    public RoomRules {
        moderators = Set.copyOf(moderators);
    }

    public RoomRules withTopic(String other) {
        return new RoomRules(other, hidden, inviteOnly, moderated, persistent, slow, locked, moderators);
    }

    public RoomRules withHidden(boolean other) {
        return new RoomRules(topic, other, inviteOnly, moderated, persistent, slow, locked, moderators);
    }

    public RoomRules withInviteOnly(boolean other) {
        return new RoomRules(topic, hidden, other, moderated, persistent, slow, locked, moderators);
    }

    public RoomRules withModerated(boolean other) {
        return new RoomRules(topic, hidden, inviteOnly, other, persistent, slow, locked, moderators);
    }

    public RoomRules withPersistent(boolean other) {
        return new RoomRules(topic, hidden, inviteOnly, moderated, other, slow, locked, moderators);
    }

    /// The same with another wait, zero for none.
    public RoomRules withSlow(Duration other) {
        return new RoomRules(topic, hidden, inviteOnly, moderated, persistent, other, locked, moderators);
    }

    public RoomRules withLocked(boolean other) {
        return new RoomRules(topic, hidden, inviteOnly, moderated, persistent, slow, other, moderators);
    }

    /// The same with these moderators and no others.
    public RoomRules withModerators(Set<String> others) {
        return new RoomRules(topic, hidden, inviteOnly, moderated, persistent, slow, locked, others);
    }

    @Nullable
    String topicOrNull() {
        return topic.isEmpty() ? null : topic;
    }

    /// Whether there is anything that keeps some people from talking.
    boolean restrictTalk() {
        return moderated || locked || !slow.isZero();
    }

    /// Whether there is anything that keeps some people from coming in.
    boolean restrictEntry() {
        return inviteOnly || locked;
    }
}
