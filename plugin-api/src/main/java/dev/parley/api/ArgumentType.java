package dev.parley.api;

import java.util.List;
import org.pf4j.ExtensionPoint;

/// Teaches the server a type of argument that a plugin brings itself. Found in the jar like a [Command], and
/// known to the commands of that jar only.
///
/// Called on the thread of the command, or of a completion; several at the same time.
///
/// @param <T> the type, as it stands in the argument records
public interface ArgumentType<T> extends ExtensionPoint {

    /// {@return the type that this reads}
    Class<T> type();

    /// {@return what a person would call it: `"colour"`} Shown in help and in errors.
    String label();

    /// Reads one word, its quotes already taken off. What somebody mistyped is an answer, not an exception.
    ///
    /// @param word what was typed
    /// @param call who typed it, and where
    /// @return what it means, or why it means nothing
    Parsed<T> parse(String word, Call call);

    /// The words that could stand here. The server drops those that do not continue what was typed.
    ///
    /// @param prefix what was typed of the word so far, perhaps nothing
    /// @param call who types, and where
    /// @return words; the server sorts them, and shows 100 at most
    default List<String> suggestions(String prefix, Call call) {
        return List.of();
    }
}
