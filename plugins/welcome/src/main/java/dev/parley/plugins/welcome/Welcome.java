package dev.parley.plugins.welcome;

import dev.parley.api.Event;
import dev.parley.api.Lifecycle;
import dev.parley.api.Listener;
import dev.parley.api.PluginContext;
import dev.parley.api.User;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Greets whoever comes in, unless they were here a moment ago. The server calls it for one event at a time.
public final class Welcome implements Listener, Lifecycle {

    private static final String TEXT = "text";
    private static final String QUIET = "quiet-minutes";
    private static final String DEFAULT_TEXT = "Welcome to {room}, {nick}!";
    private static final int DEFAULT_QUIET = 30;
    private static final int MAX_QUIET = 7 * 24 * 60;
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_REMEMBERED = 10_000;

    private final PluginContext plugin;

    /// When people went, the longest gone first.
    private final Map<String, Instant> left = new LinkedHashMap<>();

    public Welcome(PluginContext plugin) {
        this.plugin = plugin;
    }

    @Override
    public void check() {
        Set<String> unknown = new TreeSet<>(plugin.settings().keySet());
        unknown.removeAll(Set.of(TEXT, QUIET));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no setting " + unknown + "; " + TEXT + " and " + QUIET + " are");
        }
        if (text().isBlank() || text().length() > MAX_LENGTH) {
            throw new IllegalArgumentException(TEXT + " must have 1 to " + MAX_LENGTH + " characters");
        }
        quiet();
    }

    @Override
    public Set<Class<? extends Event>> kinds() {
        return Set.of(Event.Joined.class, Event.Left.class);
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Joined joined -> greet(joined);
            case Event.Left(var _, User who, var _) -> remember(key(who));
            default -> {}
        }
    }

    private void greet(Event.Joined joined) {
        Instant gone = left.remove(key(joined.who()));
        if (gone == null || !plugin.clock().instant().isBefore(gone.plus(quiet()))) {
            joined.who()
                    .send(text().replace("{room}", joined.room().name())
                            .replace("{nick}", joined.who().nick()));
        }
    }

    private void remember(String key) {
        left.remove(key); // so that it becomes the last
        left.put(key, plugin.clock().instant());
        if (left.size() > MAX_REMEMBERED) {
            left.remove(left.keySet().iterator().next());
        }
    }

    private String text() {
        return plugin.settings().getOrDefault(TEXT, DEFAULT_TEXT);
    }

    private Duration quiet() {
        String minutes = plugin.settings()
                .getOrDefault(QUIET, String.valueOf(DEFAULT_QUIET))
                .strip();
        if (!minutes.matches("\\d{1,5}") || Integer.parseInt(minutes) > MAX_QUIET) {
            throw new IllegalArgumentException(QUIET + " must be a number from 0 to " + MAX_QUIET + ", not " + minutes);
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    private static String key(User who) {
        return who.nick().toLowerCase(Locale.ROOT);
    }
}
