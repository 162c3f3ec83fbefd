/// Slash commands: the registry, grammars derived from records, binding, completion and dispatch.
@NullMarked
package dev.parley.server.command;

import org.jspecify.annotations.NullMarked;
