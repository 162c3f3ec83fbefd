/// Putting all that a server keeps into one file, and back.
@NullMarked
package dev.parley.server.backup;

import org.jspecify.annotations.NullMarked;
