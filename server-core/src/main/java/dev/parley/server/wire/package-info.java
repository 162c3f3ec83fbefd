/// The network: one port, and a decoder and an encoder for each dialect that is spoken on it.
@NullMarked
package dev.parley.server.wire;

import org.jspecify.annotations.NullMarked;
