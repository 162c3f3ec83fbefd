/// All that a plugin sees of the server: what it declares, what it is called with, and what it may act on.
@NullMarked
package dev.parley.api;

import org.jspecify.annotations.NullMarked;
