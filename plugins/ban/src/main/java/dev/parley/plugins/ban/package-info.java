/// The commands `/ban`, `/unban` and `/bans`.
@NullMarked
package dev.parley.plugins.ban;

import org.jspecify.annotations.NullMarked;
