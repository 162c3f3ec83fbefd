/// The way to a server: where it is, lines of bytes, messages, and coming in.
@NullMarked
package dev.parley.client.wire;

import org.jspecify.annotations.NullMarked;
