package dev.parley.client.state;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// The file of what was typed: one entry a line. Safe for all threads, and for several clients at once.
public final class HistoryFile {

    /// How many entries are kept.
    public static final int MAX_ENTRIES = 1_000;

    private static final String NAME = "history";

    private final StateFolder folder;

    public HistoryFile(StateFolder folder) {
        this.folder = folder;
    }

    /// The newest entries, oldest first. When far more have gathered, the file is cut.
    public List<String> read() throws IOException {
        List<String> entries = folder.read(NAME)
                .lines()
                .filter(line -> !line.isBlank())
                .map(HistoryFile::unescaped)
                .toList();
        List<String> newest = entries.subList(Math.max(0, entries.size() - MAX_ENTRIES), entries.size());
        if (entries.size() > 2 * MAX_ENTRIES) {
            folder.write(NAME, newest.stream().map(HistoryFile::line).collect(Collectors.joining()));
        }
        return newest;
    }

    public void append(String entry) throws IOException {
        folder.append(NAME, line(entry));
    }

    private static String line(String entry) {
        return entry.replace("\\", "\\\\").replace("\n", "\\n") + "\n";
    }

    private static String unescaped(String line) {
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            boolean escape = line.charAt(i) == '\\' && i + 1 < line.length();
            if (!escape) {
                entry.append(line.charAt(i));
            } else {
                i++;
                entry.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            }
        }
        return entry.toString();
    }
}
