package dev.parley.api;

import org.pf4j.ExtensionPoint;

/// One slash command. A public class that implements this and bears [Slash] is all that a plugin needs: the
/// server finds it in the jar, makes one instance with its public constructor, and calls it for everybody. The
/// constructor may ask for the [PluginContext] and for other extensions of the same jar, by their classes.
///
/// The record `A` is the command's grammar. Each component is one argument, in order; its type says how it is
/// read, completed and refused:
///
/// | component | is written as |
/// |---|---|
/// | [User] | the name of somebody who is here |
/// | [Nickname] | any name, here or not |
/// | [Target] | a name, here or not, an address, or a block of addresses: `192.0.2.0/24` |
/// | [Room] | the name of a room |
/// | [Password] | a word that is kept secret |
/// | `String` | a word, or several `"in double quotes"` |
/// | `int`, `long` | a whole number, within its [Range] if it has one |
/// | `boolean` | the flag `--name`, anywhere before the rest of the line |
/// | `java.time.Duration` | `45s`, `10m`, `12h`, `7d`, or several together: `1h30m` |
/// | `Optional<Duration>` before the rest of the line | the same, or left out: a word that starts like no number
/// belongs to the rest |
/// | an enum | one of its constants, in any letter case |
/// | `Optional<…>` | may be left out |
/// | `List<…>` | one or more words, up to the end of the line; the last argument only |
/// | `String` or `Optional<String>` with [Rest] | the rest of the line as it is; the last argument only |
/// | any other type | what an [ArgumentType] in the same jar says |
///
/// A record that cannot be a grammar is refused when the jar is loaded, with the component and the reason.
/// What the types cannot say, the record's own constructor may: the message of an `IllegalArgumentException`
/// from it is shown to the caller.
///
/// @param <A> the record of arguments; one without components for a command that takes none
public interface Command<A extends Record> extends ExtensionPoint {

    /// Does it. The permission has been checked, the arguments are bound, and for a command with
    /// [Slash#confirm()] the caller has confirmed.
    ///
    /// Runs on a virtual thread of its own, so it may block; calls by different people run at the same time,
    /// so fields of the command must be safe for that. Past [Slash#deadline()] the caller is answered without
    /// it and the thread is interrupted.
    ///
    /// @param arguments what was typed
    /// @param call who typed it, and where
    /// @return what to answer, and to whom
    /// @throws Exception whatever goes wrong: the caller is told in one line that it failed, the log has the
    ///     rest
    Reply run(A arguments, Call call) throws Exception;
}
