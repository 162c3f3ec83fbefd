/// What plugins see of the talk: filters before a line is said, listeners after something happened.
@NullMarked
package dev.parley.server.event;

import org.jspecify.annotations.NullMarked;
