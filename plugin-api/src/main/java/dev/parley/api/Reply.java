package dev.parley.api;

import java.util.List;

/// What a command answers: data, which the server renders for whichever client the readers use.
public sealed interface Reply {

    /// Nothing to say.
    record Nothing() implements Reply {}

    /// To the caller alone.
    ///
    /// @param text one line, or several with `\n` between them
    record Text(String text) implements Reply {}

    /// To everyone in the room of the call, the caller too, in the server's name.
    ///
    /// @param text one line
    record ToRoom(String text) implements Reply {}

    /// To everyone in the room of the call, the caller too, in the caller's name: what they do, as `* ada
    /// waves`. It goes
    /// the way of a line that they say: filters and the room's rules can refuse it, which they are told then.
    ///
    /// @param text one line, to be read behind their name
    record Action(String text) implements Reply {}

    /// To the caller alone: it was not done. A refusal is a normal answer, not a failure of the plugin.
    ///
    /// @param reason one line, which says what to do instead if there is something
    record Refused(String reason) implements Reply {}

    /// To the caller alone: rows under column headings.
    ///
    /// @param columns the headings
    /// @param rows the rows, each with one cell per column
    record Table(List<String> columns, List<List<String>> rows) implements Reply {

        /// Makes a table that nobody can change afterwards.
        ///
        /// @throws IllegalArgumentException if there is no column, or a row has more or fewer cells than
        /// there are columns
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("a table needs a column, and every row one cell per column");
            }
        }
    }

    /// To the caller alone: the command has done nothing yet, and asks whether to. If they answer
    /// `/confirm` within 30 seconds, it runs again, and [Call#confirmed()] is true then.
    ///
    /// @param question what would happen, as a sentence: `"This bans 12 of the 40 people here."`
    record Confirm(String question) implements Reply {}

    /// {@return nothing to say}
    static Reply nothing() {
        return new Nothing();
    }

    /// {@return a text to the caller}
    ///
    /// @param text one line, or several with `\n` between them
    static Reply text(String text) {
        return new Text(text);
    }

    /// {@return a line to everyone in the room}
    ///
    /// If the caller may say nothing there at the moment, they see it alone, unless the command is one for
    /// moderators or administrators.
    ///
    /// @param text one line
    static Reply toRoom(String text) {
        return new ToRoom(text);
    }

    /// {@return something that the caller does, for everyone in the room}
    ///
    /// @param text one line, to be read behind their name: `waves`
    static Reply action(String text) {
        return new Action(text);
    }

    /// {@return that it was not done, and why}
    ///
    /// @param reason one line
    static Reply refused(String reason) {
        return new Refused(reason);
    }

    /// {@return a question to the caller, who is told how to confirm}
    ///
    /// @param question what would happen, as a sentence
    static Reply confirm(String question) {
        return new Confirm(question);
    }

    /// {@return a table for the caller}
    ///
    /// @param columns the headings
    /// @param rows the rows, each with one cell per column
    /// @throws IllegalArgumentException as [Table] does
    static Reply table(List<String> columns, List<List<String>> rows) {
        return new Table(columns, rows);
    }
}
