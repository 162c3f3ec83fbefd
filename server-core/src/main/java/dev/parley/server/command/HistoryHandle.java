package dev.parley.server.command;

import dev.parley.api.History;
import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Retention;
import dev.parley.api.SaidLine;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.moderation.Act;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Permissions;
import dev.parley.server.room.Archive;
import dev.parley.server.room.Room;
import dev.parley.server.room.Transcript.Range;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was said in a room, as one plugin sees it.
record HistoryHandle(Room room, ServerHandle server) implements History {

    private static final int MOST = 100;

    @Override
    public List<SaidLine> last(int count) throws IOException {
        checkCount(count);
        return said(room.transcript().read(Range.last(count)).lines());
    }

    @Override
    public Optional<SaidLine> lastOf(User author) throws IOException {
        Session session = UserHandle.sessionOf(author);
        return last(MOST).reversed().stream()
                .filter(line -> line.from()
                        .map(Nick::keyOf)
                        .equals(Optional.of(session.name().key())))
                .findFirst();
    }

    @Override
    public List<SaidLine> search(String words, Optional<Nickname> from, Optional<Instant> since, int count)
            throws IOException {
        checkCount(count);
        List<String> wanted = Stream.of(words.split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        Optional<Archive> archive = room.transcript().archive();
        if (wanted.isEmpty() || archive.isEmpty()) {
            return List.of();
        }
        String name = from.map(Nickname::text).orElse(null);
        long time = since.map(Instant::toEpochMilli).orElse(0L);
        return said(archive.get().search(new Archive.Search(wanted, name, time, count)));
    }

    @Override
    public Result edit(User by, long number, String text) throws IOException {
        Result may = may(by, number);
        if (text.isBlank()) {
            return Result.refused("There is nothing to say in a blank text. /delete deletes a line.");
        }
        if (may instanceof Result.Done) {
            room.transcript().edit(number, by.nick(), Answers.roomLine(text));
        }
        return may;
    }

    @Override
    public Result delete(User by, long number) throws IOException {
        Result may = may(by, number);
        if (may instanceof Result.Done) {
            room.transcript().delete(number, by.nick());
        }
        return may;
    }

    @Override
    public Retention retention() {
        server.lease().check();
        return room.transcript().archive().map(Archive::retention).orElse(Retention.EVERYTHING);
    }

    @Override
    public Result retain(Optional<Retention> retention) throws IOException {
        server.lease().check();
        Optional<Archive> archive = room.transcript().archive();
        if (archive.isEmpty()) {
            return Result.refused("This server keeps nothing of what is said.");
        }
        Optional<Retention> before = archive.get().ownRetention();
        archive.get().retain(retention);
        server.did(new Act("the retention of " + room.name(), "", "", () -> {
            if (!archive.get().ownRetention().equals(retention)) {
                return Optional.of("The retention of " + room.name() + " has been changed since: it stays as it is.");
            }
            archive.get().retain(before);
            return Optional.empty();
        }));
        return Result.done();
    }

    /// Whether somebody may change a line.
    private Result may(User by, long number) throws IOException {
        server.lease().check();
        Session session = UserHandle.sessionOf(by);
        Optional<Line> line = find(number);
        if (!session.rooms().contains(room) || line.isEmpty()) {
            return Result.refused(
                    "There is no line " + number + " in " + room.name() + ". /history shows the numbers.");
        }
        if (isOwn(session, line.get())) {
            return Result.done();
        }
        if (!server.allows(session, Permissions.OTHERS_LINES, room)) {
            return Result.refused("Line " + number + " is not yours.");
        }
        String author = line.get().from();
        boolean outranked = author != null
                && Nick.of(author)
                        .map(nick ->
                                server.directory().credentials().rankOf(nick).outranks(session.rankIn(room)))
                        .orElse(false);
        return outranked ? Result.refused(author + " has a higher rank than you.") : Result.done();
    }

    /// Whether they said it. A guest's name may have been another's before they came.
    private static boolean isOwn(Session session, Line line) {
        return line.from() != null
                && Nick.keyOf(line.from()).equals(session.name().key())
                && (session.identity().account() != null
                        || line.time() >= session.stay().since());
    }

    private Optional<Line> find(long number) throws IOException {
        if (number < 1) {
            return Optional.empty();
        }
        return room.transcript().read(Range.of(number)).lines().stream().findFirst();
    }

    private void checkCount(int count) {
        server.lease().check();
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("between 1 and " + MOST + " lines can be asked for, not " + count);
        }
    }

    private static List<SaidLine> said(List<Line> lines) {
        return lines.stream()
                .map(line -> new SaidLine(
                        line.number(),
                        Instant.ofEpochMilli(line.time()),
                        Optional.ofNullable(line.from()),
                        line.isAction() ? "* " + line.text() : line.text(),
                        line.edited() != null))
                .toList();
    }
}
