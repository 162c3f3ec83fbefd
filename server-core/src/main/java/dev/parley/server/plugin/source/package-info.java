/// Plugins that come as source: read, compiled in memory and packed into a jar, so that from there on they go
/// the way of every jar.
@NullMarked
package dev.parley.server.plugin.source;

import org.jspecify.annotations.NullMarked;
