/// The program: the command line, and the one place where objects are put together.
@NullMarked
package dev.parley.server.app;

import org.jspecify.annotations.NullMarked;
