/// Rooms beside the lobby.
@NullMarked
package dev.parley.plugins.rooms;

import org.jspecify.annotations.NullMarked;
