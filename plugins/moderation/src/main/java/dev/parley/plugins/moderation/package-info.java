/// The commands that keep order besides `/kick` and `/ban`.
@NullMarked
package dev.parley.plugins.moderation;

import org.jspecify.annotations.NullMarked;
