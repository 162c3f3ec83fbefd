package dev.parley.server.plugin.source;

import dev.parley.protocol.Printable;
import java.util.List;

/// A source that cannot become a plugin. The reasons are for whoever wrote it.
public final class SourceException extends Exception {

    private final String summary;
    private final List<String> faults;

    private SourceException(String summary, List<String> faults) {
        super(summary);
        this.summary = summary;
        this.faults = faults;
    }

    /// Something is wrong with it as a whole.
    static SourceException of(String reason) {
        return new SourceException(Printable.line(reason), List.of(Printable.line(reason)));
    }

    /// It does not compile.
    ///
    /// @param errors each in one line, with its place
    static SourceException ofErrors(List<String> errors) {
        int more = errors.size() - 1;
        String rest = more == 0 ? "" : " (and " + more + (more == 1 ? " more error)" : " more errors)");
        return new SourceException("it does not compile: " + errors.getFirst() + rest, List.copyOf(errors));
    }

    /// Why, in one line.
    public String reason() {
        return summary;
    }

    /// Everything that is wrong, a line each.
    public List<String> faults() {
        return faults;
    }
}
