/// The database: one SQLite file that all of the server's memory but `bans.txt` is in.
@NullMarked
package dev.parley.server.store;

import org.jspecify.annotations.NullMarked;
