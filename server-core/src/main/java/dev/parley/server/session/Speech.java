package dev.parley.server.session;

import dev.parley.server.room.Room;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one person types and says in rooms: past the rules of the room and the filters, one after the other, and not
/// faster than the others can take it.
///
/// Touched by the person's event loop only.
final class Speech {

    private final Session speaker;
    private final Connection connection;
    private final Inbox inbox;
    private final Filters filters;

    Speech(Session speaker, Connection connection, Inbox inbox, Filters filters) {
        this.speaker = speaker;
        this.connection = connection;
        this.inbox = inbox;
        this.filters = filters;
    }

    /// Tells a command from a line.
    ///
    /// @param id what the answer to a command carries
    void typed(String text, @Nullable String id) {
        Stay stay = speaker.stay();
        if (text.startsWith("/") && !text.startsWith("//")) {
            speaker.command(stay.here(), text, id);
        } else if (stay.current().isEmpty()) {
            speaker.refuse(id, "You are in no room. /join lobby takes you there.");
        } else {
            speaker.say(stay.here(), text.startsWith("//") ? text.substring(1) : text);
        }
    }

    /// Says a line. What the person sends meanwhile waits.
    void say(Room room, String text) {
        if (filters.isEmpty()) {
            String muted = speaker.refusalOfSpeech(room);
            tell(muted == null ? room.say(speaker, text, false) : muted);
            inbox.charge(text.length());
        } else {
            submit(room, text, false, refusal -> {
                tell(refusal);
                go(text.length());
            });
        }
    }

    /// Says what the person does, for a command that they wait for.
    ///
    /// @param answer told why it was not said, or null if it was
    void act(Room room, String text, Consumer<@Nullable String> answer) {
        submit(room, text, true, refusal -> {
            Duration wait = inbox.price(text.length());
            if (wait.isZero()) {
                answer.accept(refusal);
            } else {
                connection.schedule(wait, () -> answer.accept(refusal));
            }
        });
    }

    /// Takes a line past the filters, if there are any and the room's rules allow it.
    private void submit(Room room, String text, boolean action, Consumer<@Nullable String> then) {
        inbox.hold();
        String muted = speaker.refusalOfSpeech(room);
        String refusal = muted == null ? room.refusalOfTalk(speaker) : muted;
        if (refusal != null) {
            then.accept(refusal);
        } else if (filters.isEmpty()) {
            then.accept(room.say(speaker, text, action));
        } else {
            filters.judge(
                    speaker,
                    room,
                    text,
                    ruling -> connection
                            .loop()
                            .execute(() -> then.accept(
                                    switch (ruling) {
                                        case Filters.Ruling.Say(String passed) -> room.say(speaker, passed, action);
                                        case Filters.Ruling.Refuse(String reason) -> reason;
                                    })));
        }
    }

    private void tell(@Nullable String refusal) {
        if (refusal != null) {
            speaker.refuse(null, refusal);
        }
    }

    /// Lets what waits go on: at once, or, if much has been said, in a while.
    private void go(int length) {
        if (!inbox.charge(length)) {
            inbox.release();
        }
    }
}
