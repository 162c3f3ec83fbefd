/// The console client: talks JSON Lines to a server, for a person at a terminal or a script at a pipe.
@NullMarked
package dev.parley.client;

import org.jspecify.annotations.NullMarked;
