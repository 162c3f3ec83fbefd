package dev.parley.server.wire;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.people.Rank;
import dev.parley.server.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what an old client sends: a name and perhaps a password, each complete after a pause; then messages,
/// each as it comes from one read.
final class ClassicHandler extends InboundHandler {

    private static final Pattern KEYWORD = Pattern.compile("(KICK|BAN) +(\\S.*)");

    private final StringBuilder credential = new StringBuilder();
    private @Nullable Future<?> pause;

    /// What the client calls its user, and goes on to: it does not learn of another name.
    private @Nullable String name;

    ClassicHandler(InboundHandler before) {
        super(before);
    }

    @Override
    void received(ChannelHandlerContext ctx, ByteBuf segment) {
        if (segment.readableBytes() > maxLineBytes) {
            tooLong();
            return;
        }
        Utf8.decode(ByteBufUtil.getBytes(segment)).ifPresentOrElse(text -> take(ctx, text), this::notUtf8);
    }

    private void take(ChannelHandlerContext ctx, String text) {
        if (conversation.isTalking()) {
            conversation.text(text, this::talk);
            return;
        }
        credential.append(text);
        if (credential.length() > maxLineBytes) {
            conversation.refuse(ErrorCode.TOO_LONG, "That is too long to be a name or a password.");
            return;
        }
        if (pause != null) {
            pause.cancel(false);
        }
        pause = ctx.executor()
                .schedule(
                        () -> {
                            String whole = credential.toString();
                            credential.setLength(0);
                            complete(whole);
                        },
                        DialectDetector.PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /// Takes a whole name or password.
    void complete(String text) {
        if (!connection.isEnding()) {
            name = name == null ? text.strip() : name;
            conversation.text(text.strip(), this::talk);
        }
    }

    /// A message, or several that were sent with line ends.
    private void talk(Session session, String message) {
        message.lines().map(String::strip).forEach(line -> talkLine(session, line));
    }

    private void talkLine(Session session, String line) {
        Matcher keyword = KEYWORD.matcher(line);
        if (claims(line, session.nick())) {
            session.typed(line.substring(session.nick().length() + 1).strip());
        } else if (name != null && claims(line, name)) {
            session.typed(line.substring(name.length() + 1).strip());
        } else if (keyword.matches()) {
            String command = keyword.group(1).equals("KICK") ? "/kick " : "/ban ";
            // Whoever may not is told so in the words that old clients know; an admin is told what is really
            // wrong.
            String id = session.identity().rank().isAtLeast(Rank.ADMIN) ? null : ClassicDialect.KEYWORD;
            session.typed(command + keyword.group(2), id);
        } else if (!line.equals(session.nick())
                && !line.equals(name)) { // a client repeats its name when it takes some text for the question
            session.typed(line);
        }
    }

    private static boolean claims(String line, String nick) {
        return line.startsWith(nick) && line.startsWith(":", nick.length());
    }
}
