/// A real server in memory, for a plugin's own tests: people join, type, and read what they saw, while the
/// test moves the clock.
@NullMarked
package dev.parley.testkit;

import org.jspecify.annotations.NullMarked;
