/// A talk with a server, over one connection or several: what is sent, what is still to be answered, what
/// comes.
@NullMarked
package dev.parley.client.talk;

import org.jspecify.annotations.NullMarked;
