/// What was said: kept through a crash, written to the database by one writer, read again.
@NullMarked
package dev.parley.server.history;

import org.jspecify.annotations.NullMarked;
