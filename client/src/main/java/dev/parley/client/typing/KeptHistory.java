package dev.parley.client.typing;

import dev.parley.client.state.HistoryFile;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/// What was typed in this run and those before. Lines with a password are not in it. For the thread that
/// reads the terminal.
final class KeptHistory extends DefaultHistory {

    private final Optional<HistoryFile> file;
    private final Predicate<String> secret;
    private final Consumer<String> complain;
    private boolean loaded;
    private boolean broken;

    /// @param file nothing if it cannot be kept
    /// @param complain is given one line when the file cannot be used
    KeptHistory(Optional<HistoryFile> file, Predicate<String> secret, Consumer<String> complain) {
        this.file = file;
        this.secret = secret;
        this.complain = complain;
    }

    @Override
    public void attach(LineReader reader) {
        super.attach(reader);
        if (!loaded) {
            loaded = true;
            withFile(kept -> kept.read().forEach(line -> super.add(Instant.EPOCH, line)));
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (secret.test(line)) {
            return;
        }
        int before = last();
        super.add(time, line);
        if (last() != before) { // else JLine has passed it over, as it does with what was typed just before
            withFile(kept -> kept.append(line));
        }
    }

    private interface Use {
        void of(HistoryFile file) throws IOException;
    }

    /// Complains about the file once, and goes on without it.
    private void withFile(Use use) {
        if (file.isEmpty() || broken) {
            return;
        }
        try {
            use.of(file.get());
        } catch (IOException e) {
            broken = true;
            complain.accept("What is typed cannot be kept for the next time: " + e.getMessage());
        }
    }
}
