/// The JSON Lines dialect: its messages as records and the codec between them and text. `docs/protocol.md` is
/// its specification.
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
