package dev.parley.client.script;

import dev.parley.client.talk.Conversation;
import dev.parley.client.talk.Ending;
import java.util.List;

/// Submits a few lines and leaves when the server has answered them all. For one thread.
public final class Exec {

    private final List<String> lines;
    private final Conversation conversation;

    public Exec(List<String> lines, Conversation conversation) {
        this.lines = lines;
        this.conversation = conversation;
    }

    /// Waits for the end.
    ///
    /// @return failed without a word if the server refused anything, since that has been told
    public Ending run() {
        try {
            for (String line : lines) {
                conversation.awaitRoom();
                conversation.submit(line);
            }
            conversation.leaveWhenAllIsHandled();
        } catch (InterruptedException e) {
            conversation.leave();
        }
        Ending ending = conversation.ended().join();
        conversation.tellUnsent();
        return ending.cause() == Ending.Cause.WANTED && conversation.wasRefused() ? Ending.failed("") : ending;
    }
}
