/// Naming what keeps the classes of an unloaded plugin in memory.
@NullMarked
package dev.parley.server.plugin.leak;

import org.jspecify.annotations.NullMarked;
