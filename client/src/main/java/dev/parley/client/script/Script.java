package dev.parley.client.script;

import dev.parley.client.talk.Conversation;
import dev.parley.client.talk.Display;
import dev.parley.client.talk.Ending;
import dev.parley.client.wire.BoundedLines;
import java.io.IOException;
import java.io.InputStream;

/// Sends the lines of a pipe or file and leaves when the server has handled them all. [#run()] is for one
/// thread; another one reads, because a read cannot be called off when the connection is lost first.
public final class Script {

    private final InputStream in;
    private final int maxBytes;
    private final Conversation conversation;
    private final Display display;

    /// A script that has not begun.
    ///
    /// @param maxBytes the longest line; a longer one is left out with a notice
    public Script(InputStream in, int maxBytes, Conversation conversation, Display display) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.conversation = conversation;
        this.display = display;
    }

    public Ending run() {
        Thread.ofPlatform().daemon().name("input").start(this::sendAll);
        Ending ending = conversation.ended().join();
        conversation.tellUnsent();
        return ending;
    }

    private void sendAll() {
        try {
            sendLines();
            conversation.leaveWhenAllIsHandled();
        } catch (InterruptedException e) {
            conversation.leave();
        }
    }

    private void sendLines() throws InterruptedException {
        try {
            sendEach(new BoundedLines(in, maxBytes));
        } catch (IOException e) {
            display.notice("The input cannot be read any further: " + e.getMessage());
        }
    }

    private void sendEach(BoundedLines lines) throws IOException, InterruptedException {
        while (!conversation.ended().isDone()) {
            switch (lines.next()) {
                case BoundedLines.Next.Line(String text) -> {
                    conversation.awaitRoom();
                    conversation.submit(text);
                }
                case BoundedLines.Next.TooLong() ->
                    display.notice("A line is too long and was not sent: the server takes " + maxBytes + " bytes");
                case BoundedLines.Next.End() -> {
                    return;
                }
            }
        }
    }
}
