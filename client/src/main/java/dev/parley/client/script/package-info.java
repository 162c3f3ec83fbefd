/// The client without a person: lines from a pipe, commands from the command line, messages for programs.
@NullMarked
package dev.parley.client.script;

import org.jspecify.annotations.NullMarked;
