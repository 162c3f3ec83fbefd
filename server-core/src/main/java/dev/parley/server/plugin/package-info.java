/// Plugin jars: finding, isolating and loading them; the only user of pf4j.
@NullMarked
package dev.parley.server.plugin;

import org.jspecify.annotations.NullMarked;
