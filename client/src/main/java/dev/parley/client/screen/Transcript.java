package dev.parley.client.screen;

import dev.parley.client.talk.Whereabouts;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/// Puts what happens into lines with time and colour. For one thread.
final class Transcript {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private final Look look;
    private final ZoneId zone;
    private final LongSupplier millis;
    private final DateTimeFormatter clock;
    private final Comings comings = new Comings();
    private final Refusals refusals = new Refusals();
    private final Whereabouts whereabouts = new Whereabouts();
    private Mentions mentions = Mentions.of("");
    private @Nullable LocalDate day;
    private long lastComing;

    /// @param millis a clock that only goes forward, for what is folded
    Transcript(Look look, ZoneId zone, LongSupplier millis) {
        this.look = look;
        this.zone = zone;
        this.millis = millis;
        this.clock = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
    }

    void write(Entry entry, Page page) {
        switch (entry) {
            case Entry.Live(ServerMessage message) -> write(message, page);
            case Entry.Past(ServerMessage.Line line) -> said(line, page);
            case Entry.Notice(String text) ->
                page.add(new AttributedStringBuilder().styled(look.aside(), Printable.line(text)));
            case Entry.Nudge _ -> {}
            case Entry.End _ -> {
                unfold(page);
                unfoldRefusals(page);
            }
        }
    }

    /// How long what is folded may wait still; nothing if nothing is folded.
    Optional<Long> waitMillis() {
        long now = millis.getAsLong();
        return Stream.of(comings.waitMillis(now), refusals.waitMillis(now))
                .flatMap(Optional::stream)
                .min(Long::compare);
    }

    /// Tells what has been folded for long enough.
    void writeDue(Page page) {
        long now = millis.getAsLong();
        if (isDue(comings.waitMillis(now))) {
            unfold(page);
        }
        if (isDue(refusals.waitMillis(now))) {
            unfoldRefusals(page);
        }
    }

    private static boolean isDue(Optional<Long> waitMillis) {
        return waitMillis.filter(left -> left == 0).isPresent();
    }

    private void write(ServerMessage message, Page page) {
        whereabouts.follow(message);
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                mentions = Mentions.of(welcome.nick());
                topic(welcome.topic(), welcome.time(), page);
            }
            case ServerMessage.Line line -> {
                if (said(line, page)) {
                    page.ring();
                }
            }
            case ServerMessage.Joined joined -> {
                coming(joined, joined.nick(), true, page);
                topic(joined.topic(), joined.time(), page);
            }
            case ServerMessage.Topic topic -> page.add(event(topic.time(), elsewhere(topic) + Wording.of(topic), page));
            case ServerMessage.Edited edited ->
                page.add(event(edited.time(), elsewhere(edited) + Wording.of(edited), page));
            case ServerMessage.Deleted deleted ->
                page.add(event(deleted.time(), elsewhere(deleted) + Wording.of(deleted), page));
            case ServerMessage.Private words -> privately(words, page);
            case ServerMessage.Left left -> coming(left, left.nick(), false, page);
            case ServerMessage.Renamed renamed -> {
                mentions = Mentions.of(whereabouts.nick());
                page.add(event(renamed.time(), elsewhere(renamed) + Wording.of(renamed), page));
            }
            case ServerMessage.Reply reply -> {
                String answer = Wording.of(reply);
                if (!answer.isEmpty()) {
                    page.add(new AttributedStringBuilder().append(answer));
                }
            }
            case ServerMessage.Error error -> {
                if (!error.is(ErrorCode.TOO_FAST) || refusals.add(millis.getAsLong())) {
                    page.add(new AttributedStringBuilder().styled(look.error(), Wording.of(error)));
                }
            }
            case ServerMessage.Farewell(String text) ->
                page.add(new AttributedStringBuilder().styled(look.aside(), Printable.line(text)));
            case ServerMessage.Removed _,
                    ServerMessage.Hidden _,
                    ServerMessage.Here _,
                    ServerMessage.Commands _,
                    ServerMessage.History _,
                    ServerMessage.Completions _,
                    ServerMessage.Pong _ -> {}
        }
    }

    /// Whether the line names the person.
    private boolean said(ServerMessage.Line line, Page page) {
        if (line.from() == null) {
            page.add(event(line.time(), elsewhere(line) + line.text(), page));
            return false;
        }
        if (comings.has(elsewhere(line) + line.from())) {
            unfold(page); // nobody speaks before they came
        }
        boolean own = whereabouts.isMe(line.from());
        boolean named = !own && mentions.in(line.text());
        AttributedStyle name = own ? look.ownName() : look.name(line.from());
        AttributedStyle text = own ? look.own() : named ? look.mention() : AttributedStyle.DEFAULT;
        page.add(stamped(line.time(), page)
                .styled(look.aside(), Printable.line(elsewhere(line)))
                .styled(
                        name,
                        line.isAction() ? "* " + Printable.line(line.from()) : "<" + Printable.line(line.from()) + ">")
                .append(" ")
                .styled(text, Printable.line(line.text())));
        return named;
    }

    /// What somebody said to the person alone, or they to somebody.
    private void privately(ServerMessage.Private words, Page page) {
        boolean own = whereabouts.isMe(words.from());
        String name = own ? "-> *" + words.to() + "*" : "*" + words.from() + "*";
        page.add(stamped(words.time(), page)
                .styled(own ? look.ownName() : look.name(words.from()), Printable.line(name))
                .append(" ")
                .styled(own ? look.own() : look.mention(), Printable.line(words.text())));
        if (!own) {
            page.ring();
        }
    }

    /// What a room is about into which the person has come.
    private void topic(@Nullable String topic, long time, Page page) {
        if (topic != null) {
            page.add(event(time, "Topic: " + topic, page));
        }
    }

    /// In front of what happens in a room that is not the one where the person talks.
    private String elsewhere(ServerMessage.RoomEvent event) {
        String here = whereabouts.room();
        return here.isEmpty() || event.room().equals(here) ? "" : "#" + event.room() + " ";
    }

    private void coming(ServerMessage.RoomEvent event, String nick, boolean coming, Page page) {
        long time = event.time();
        lastComing = time;
        comings.add(elsewhere(event) + nick, coming, millis.getAsLong())
                .ifPresent(text -> page.add(event(time, text, page)));
    }

    private void unfold(Page page) {
        comings.take().ifPresent(text -> page.add(event(lastComing, text, page)));
    }

    private void unfoldRefusals(Page page) {
        refusals.take(millis.getAsLong())
                .ifPresent(text -> page.add(new AttributedStringBuilder().styled(look.error(), text)));
    }

    private AttributedStringBuilder event(long time, String text, Page page) {
        return stamped(time, page).styled(look.event(), "* " + Printable.line(text));
    }

    /// Begins a line, behind a rule if it is the first of its day.
    private AttributedStringBuilder stamped(long time, Page page) {
        Instant when = Instant.ofEpochMilli(time);
        LocalDate date = LocalDate.ofInstant(when, zone);
        if (day != null && !day.equals(date)) {
            page.add(new AttributedStringBuilder().styled(look.aside(), "── " + DAY.format(date) + " ──"));
        }
        day = date;
        return new AttributedStringBuilder()
                .styled(look.aside(), "[" + clock.format(when) + "]")
                .append(" ");
    }
}
