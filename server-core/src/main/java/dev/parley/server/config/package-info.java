/// What the admin may set, read once at start into one immutable record.
@NullMarked
package dev.parley.server.config;

import org.jspecify.annotations.NullMarked;
