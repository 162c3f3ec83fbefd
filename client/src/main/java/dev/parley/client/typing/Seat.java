package dev.parley.client.typing;

import dev.parley.client.screen.Attention;
import dev.parley.client.screen.RoomView;
import dev.parley.client.screen.TerminalDisplay;
import dev.parley.client.screen.Theme;
import dev.parley.client.screen.Vitals;
import dev.parley.client.state.HistoryFile;
import dev.parley.client.talk.Display;
import dev.parley.client.talk.Ending;
import dev.parley.client.talk.Link;
import dev.parley.client.talk.Pauses;
import dev.parley.client.talk.Pulse;
import dev.parley.client.talk.Questions;
import dev.parley.client.talk.Timekeeper;
import dev.parley.client.wire.Entrance;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.ServerMessage;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;

/// A person's place at a terminal: all that is put together there for one talk. For one thread; what comes
/// from the server is taken from another.
public final class Seat {

    /// What the person has chosen.
    ///
    /// @param history nothing if what is typed cannot be kept
    public record Choices(Theme theme, LineEditor.Keys keys, Optional<HistoryFile> history) {}

    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Entrance.Outcome.Entered entered;
    private final Prompt prompt;
    private final CommandBook book = new CommandBook();
    private final Secrets secrets = new Secrets(book);
    private final Pulse pulse;
    private final Questions questions;
    private final ChatReader reader;
    private final ReaderSurface surface;
    private final TerminalDisplay display;
    private final RoomView view;
    private final Link link;

    /// Puts everything together, and draws nothing yet.
    ///
    /// @param entered the first connection, whose messages wait until [#talk()]
    public Seat(
            Terminal terminal,
            Choices choices,
            Entrance entrance,
            Entrance.Outcome.Entered entered,
            Pauses pauses,
            Waits waits) {
        this.entered = entered;
        prompt = new Prompt(entered.welcome().nick());
        var vitals = new Vitals(entrance.place());
        var attention = new Attention(vitals);
        pulse = new Pulse(System::nanoTime, SILENCE, lag -> vitals.change(facts -> facts.withLag(lag)));
        questions = new Questions(message -> link().send(message), waits.completion());
        var history = new KeptHistory(
                choices.history(), secrets::isSecret, text -> display().notice(text));
        var hints = new HintHighlighter(new Hints(book), attention, choices.theme(), prompt);
        reader = LineEditor.on(terminal, new ServerCompleter(questions, book), hints, history, choices.keys());
        if (choices.theme() == Theme.NONE) {
            LineEditor.withoutColour(reader);
        }
        surface = new ReaderSurface(reader, prompt, attention);
        display = new TerminalDisplay(surface, vitals, choices.theme(), ZoneId.systemDefault());
        view = new RoomView(display, vitals, attention, this::link);
        link = new Link(entrance, new Ear(), watching(vitals), pauses, waits, Timekeeper.usual());
    }

    /// Talks until the person leaves or there is no way back.
    public Ending talk() {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pulse").factory());
        var departure = new Departure(link::leave);
        try {
            link.start(entered);
            clock.scheduleAtFixedRate(() -> pulse.beat(link), 1, BEAT.toSeconds(), TimeUnit.SECONDS);
            Ending ending = new Console(reader, surface, link, display, book, secrets, prompt).run();
            return departure.ending().orElse(ending);
        } finally {
            clock.shutdownNow();
            display.close();
            surface.close();
            departure.close();
        }
    }

    /// Hears what comes from the server, and lets each have what is theirs.
    private final class Ear implements Display {

        @Override
        public void show(ServerMessage message) {
            switch (message) {
                case ServerMessage.Commands(var commands) -> {
                    book.replace(commands);
                    display.renew(); // the hint behind what is being typed may be another now
                }
                case ServerMessage.Completions completions -> questions.answered(completions);
                case ServerMessage.Error error when questions.refused(error) -> {}
                case ServerMessage.Pong pong -> pulse.answered(pong);
                case ServerMessage.Welcome _ -> {
                    pulse.restart();
                    view(message);
                }
                case ServerMessage.RoomEvent _,
                        ServerMessage.Reply _,
                        ServerMessage.Error _,
                        ServerMessage.History _,
                        ServerMessage.Private _,
                        ServerMessage.Here _,
                        ServerMessage.Farewell _ -> view(message);
            }
        }

        private void view(ServerMessage message) {
            view.show(message);
            if (prompt.follow(view.nick())) {
                display.renew();
            }
        }

        @Override
        public void notice(String text) {
            display.notice(text);
        }
    }

    private Link.Watcher watching(Vitals vitals) {
        return new Link.Watcher() {
            @Override
            public void state(String words) {
                vitals.change(facts -> facts.withLink(words));
            }

            @Override
            public void kept(int lines) {
                vitals.change(facts -> facts.withKept(lines));
            }

            @Override
            public void waiting(int lines) {
                vitals.change(facts -> facts.withWaiting(lines));
            }
        };
    }

    /// What is needed by things that are made before it.
    private Link link() {
        return link;
    }

    private Display display() {
        return display;
    }
}
