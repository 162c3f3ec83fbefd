/// Talk between single people.
@NullMarked
package dev.parley.plugins.talk;

import org.jspecify.annotations.NullMarked;
