package dev.parley.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;

/// What the server gives to one version of a plugin: its name, its files, and threads and timers on loan. An
/// extension gets it by asking for it in its constructor: `public Remind(PluginContext plugin)`.
///
/// Safe for all threads. All of it is taken back when the version stops: threads are interrupted, timers do
/// not fire any more, and each method but [#id()] and [#version()] then throws an `IllegalStateException`.
public interface PluginContext {

    /// {@return the `Plugin-Id`}
    String id();

    /// {@return the `Plugin-Version`}
    String version();

    /// {@return the server, for whatever is done outside of a call}
    Server server();

    /// {@return the clock} In a test the test moves it, together with the timers; the clocks of `java.time` it does
    /// not move.
    InstantSource clock();

    /// {@return the plugin's part of the server's log} A call is one line, cut at 4,000 characters.
    Logger logger();

    /// A folder for the plugin's own files, which is there. It is kept from version to version; its content
    /// is copied before an upgrade, so that a rollback finds it as it was. Replace files in one step
    /// (write another one, then move it over), so that neither a copy nor a crash finds half of one.
    ///
    /// @return an absolute path
    /// @throws IOException if it cannot be made
    Path folder() throws IOException;

    /// What the admin wrote into `<id>.properties` beside the jar; empty without that file. A change of the
    /// file loads the plugin anew, so this never changes.
    ///
    /// @return the values by their keys; unmodifiable
    Map<String, String> settings();

    /// Does something on a virtual thread of its own, for as long as it takes. Its failure is logged.
    ///
    /// @param name of the thread, for logs
    /// @param work what to do
    /// @return what interrupts the thread
    Task start(String name, Work work);

    /// Does something once, after a while. Each run is treated like the call of a command, with a deadline of
    /// 10 seconds.
    ///
    /// @param delay how long to wait first
    /// @param work what to do
    /// @return what keeps it from happening
    /// @throws IllegalArgumentException if the delay is negative
    Task after(Duration delay, Work work);

    /// Does something again and again, the first time after one period; each time, the next period starts
    /// when the work is done. Otherwise like [#after(Duration, Work)].
    ///
    /// @param period how long to wait before each time
    /// @param work what to do
    /// @return what ends it
    /// @throws IllegalArgumentException if the period is shorter than 10 milliseconds
    Task every(Duration period, Work work);
}
