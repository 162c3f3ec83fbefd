package dev.parley.plugins.wordfilter;

import dev.parley.api.Lifecycle;
import dev.parley.api.LineFilter;
import dev.parley.api.PluginContext;
import dev.parley.api.Room;
import dev.parley.api.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Masks the words of a list with asterisks, or refuses lines that have one.
///
/// The list is read by one timer and looked at by many threads: an immutable value behind one volatile.
public final class WordFilter implements LineFilter, Lifecycle {

    private static final Stamp NO_FILE = new Stamp(FileTime.fromMillis(0), -1);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String EMPTY_LIST = "# One word a line. Changes count a few seconds after you save.\n";

    private final PluginContext plugin;
    private final Mode mode;

    /// What the file looked like when it was read, or could not be; touched by start and the timer only.
    private @Nullable Stamp seen;

    private volatile Words words = Words.NONE;

    private enum Mode {
        MASK,
        REFUSE
    }

    private record Stamp(FileTime modified, long size) {}

    public WordFilter(PluginContext plugin) {
        this.plugin = plugin;
        this.mode = switch (plugin.settings().getOrDefault("mode", "mask").strip()) {
            case "mask" -> Mode.MASK;
            case "refuse" -> Mode.REFUSE;
            case String other -> throw new IllegalArgumentException("mode is mask or refuse, not " + other);
        };
    }

    @Override
    public void start() throws IOException {
        if (!Files.exists(file())) {
            Files.writeString(file(), EMPTY_LIST);
        }
        plugin.logger().info("the words of {} are filtered", file().toAbsolutePath());
        look();
        plugin.every(LOOK, this::look);
    }

    @Override
    public Verdict judge(User speaker, Room room, String text) {
        Words now = words;
        if (!now.occurIn(text)) {
            return Verdict.pass();
        }
        return switch (mode) {
            case MASK -> Verdict.change(now.replaced(text, word -> "*".repeat(word.codePointCount(0, word.length()))));
            case REFUSE -> Verdict.refuse("Your line was not said: a word in it is not welcome here.");
        };
    }

    /// Reads the list if it has changed; one that cannot be read leaves the words as they are.
    private void look() throws IOException {
        Path file = file();
        Stamp now = stampOf(file);
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            words = Words.read(file);
            plugin.logger().info("{} words are filtered", words.folded().size());
        } catch (IOException e) {
            plugin.logger().warn("the list {} is not taken over: {}", file, e.toString());
        }
    }

    private static Stamp stampOf(Path file) {
        try {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            return NO_FILE;
        }
    }

    private Path file() throws IOException {
        String set = plugin.settings().get("file");
        return set == null ? plugin.folder().resolve("words.txt") : Path.of(set.strip());
    }
}
