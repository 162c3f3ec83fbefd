/// The command `/remind`: reminders to oneself and to others, after a while. An example of timers, and of data
/// that outlives restarts and crashes: each reminder is in the file before it is acknowledged, is told once, and
/// waits for people who are not here until they come back.
@NullMarked
package dev.parley.plugins.remind;

import org.jspecify.annotations.NullMarked;
