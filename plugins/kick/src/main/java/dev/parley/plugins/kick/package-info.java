/// The command `/kick`.
@NullMarked
package dev.parley.plugins.kick;

import org.jspecify.annotations.NullMarked;
