/// The command `/poll`: a question to the room, votes, and their count. An example of data that is stored
/// (each vote is in the file before it is acknowledged), of subcommands, of a table as an answer, and of a
/// command that asks before it destroys something.
@NullMarked
package dev.parley.plugins.poll;

import org.jspecify.annotations.NullMarked;
