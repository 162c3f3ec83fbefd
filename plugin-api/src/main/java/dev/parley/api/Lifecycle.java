package dev.parley.api;

import org.pf4j.ExtensionPoint;

/// What a plugin does when it comes and when it goes. Optional, and found in the jar like a [Command]; most
/// plugins need none.
///
/// In an upgrade the new version is checked and started **beside** the old one, which is stopped only when
/// the new one has taken over. While the new one starts, calls of the old one wait, and then go to the new
/// one: so [#start()] finds the files in [PluginContext#folder()] as the last command, listener or timer left
/// them, unless one of these ran for more than a second still. Filters go on meanwhile, and so do threads
/// that the plugin was lent. Whatever must not be lost is written when it changes, not when the plugin stops:
/// after a power cut nothing is stopped.
///
/// Each method runs on a virtual thread, one at a time, and may block for up to 8 seconds. People wait for
/// [#start()], and nobody for [#check()].
public interface Lifecycle extends ExtensionPoint {

    /// Looks whether this version can work here, and changes nothing: settings, files, whatever it depends
    /// on.
    ///
    /// @throws Exception if it cannot. The version is refused with that message, and an older one goes on
    ///     serving.
    default void check() throws Exception {}

    /// Makes ready to serve; called once, after [#check()] and before the first command.
    ///
    /// @throws Exception if it cannot, as for [#check()]
    default void start() throws Exception {}

    /// Ends what it began; called once, after the last call, and only if [#start()] was called. What the
    /// server lent is taken back by the server itself.
    ///
    /// @throws Exception for the log; the plugin is stopped all the same
    default void stop() throws Exception {}
}
