/// Who is kept out, as long as the disk remembers it.
@NullMarked
package dev.parley.server.moderation;

import org.jspecify.annotations.NullMarked;
