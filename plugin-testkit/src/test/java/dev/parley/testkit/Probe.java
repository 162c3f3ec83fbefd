package dev.parley.testkit;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Event;
import dev.parley.api.Lifecycle;
import dev.parley.api.LineFilter;
import dev.parley.api.Listener;
import dev.parley.api.PluginContext;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// Extensions that show what the server does with them.
final class Probe {

    private Probe() {}

    /// Never comes back by itself.
    @Slash(name = "hang", help = "Hangs", deadline = "5s")
    public static final class Hang implements Command<Hang.Args> {
        public record Args() {}

        @Override
        public Reply run(Args args, Call call) throws InterruptedException {
            new CountDownLatch(1).await();
            return Reply.nothing();
        }
    }

    /// May be used once a minute.
    @Slash(name = "seldom", help = "Says hello", cooldown = "1m")
    public static final class Seldom implements Command<Seldom.Args> {
        public record Args() {}

        @Override
        public Reply run(Args args, Call call) {
            return Reply.text("hello");
        }
    }

    /// Has to be confirmed.
    @Slash(name = "boom", help = "Explodes", confirm = "This destroys everything.")
    public static final class Boom implements Command<Boom.Args> {
        public record Args() {}

        @Override
        public Reply run(Args args, Call call) {
            return Reply.toRoom("boom");
        }
    }

    /// Always fails.
    @Slash(name = "fail", help = "Fails")
    public static final class Fail implements Command<Fail.Args> {
        public record Args() {}

        @Override
        public Reply run(Args args, Call call) {
            throw new IllegalStateException("on purpose");
        }
    }

    /// Says what time it is, again and again, and once after a while.
    public static final class Clock implements Lifecycle {
        private final PluginContext plugin;

        public Clock(PluginContext plugin) {
            this.plugin = plugin;
        }

        @Override
        public void start() {
            Room lobby = plugin.server().room("lobby").orElseThrow();
            plugin.every(
                    Duration.ofMinutes(1),
                    () -> lobby.send("every " + plugin.clock().instant()));
            plugin.after(
                    Duration.ofSeconds(90),
                    () -> lobby.send("once " + plugin.clock().instant()));
        }
    }

    /// Repeats, shouts and tells.
    public static final class Echo implements Listener {
        @Override
        public void on(Event event) {
            if (event instanceof Event.Said(Room room, User who, String text)) {
                room.send(who.nick() + " said " + text);
            }
        }
    }

    /// Hears of nothing but people who go, and counts all that it hears.
    public static final class Farewells implements Listener {
        private int heard;

        @Override
        public Set<Class<? extends Event>> kinds() {
            return Set.of(Event.Left.class);
        }

        @Override
        public void on(Event event) {
            event.room().send(++heard + ": " + event.who().nick());
        }
    }

    /// Stores what it is told; a restart shows it.
    @Slash(name = "keep", help = "Keeps a text")
    public static final class Keep implements Command<Keep.Args>, Lifecycle {
        private final PluginContext plugin;
        private volatile String kept = "nothing";
        private volatile String unsaved = "nothing";

        public record Args(@Rest String text) {}

        public Keep(PluginContext plugin) {
            this.plugin = plugin;
        }

        @Override
        public void check() {
            if (plugin.settings().containsKey("wrong")) {
                throw new IllegalArgumentException("the setting is wrong");
            }
        }

        @Override
        public void start() throws Exception {
            if (Files.exists(plugin.folder().resolve("kept"))) {
                kept = Files.readString(plugin.folder().resolve("kept"));
            }
            if (Files.exists(plugin.folder().resolve("unsaved"))) {
                unsaved = Files.readString(plugin.folder().resolve("unsaved"));
            }
        }

        @Override
        public void stop() throws Exception {
            Files.writeString(plugin.folder().resolve("unsaved"), unsaved);
        }

        @Override
        public Reply run(Args args, Call call) throws Exception {
            String before = kept + " and " + unsaved + " " + plugin.settings();
            kept = args.text();
            unsaved = args.text();
            Files.writeString(plugin.folder().resolve("kept"), kept);
            return Reply.text(before);
        }
    }

    /// Does something on a thread of its own.
    @Slash(name = "later", help = "Answers later")
    public static final class Later implements Command<Later.Args> {
        private final PluginContext plugin;

        public record Args() {}

        public Later(PluginContext plugin) {
            this.plugin = plugin;
        }

        @Override
        public Reply run(Args args, Call call) {
            plugin.start("later", () -> call.room().send("later"));
            return Reply.nothing();
        }
    }

    /// A filter that is a value, as a test would write it.
    static final LineFilter LOUD = (_, _, text) ->
            text.equals("no") ? LineFilter.Verdict.refuse("no!") : LineFilter.Verdict.change(text + "!");
}
