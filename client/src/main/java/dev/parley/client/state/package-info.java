/// What is kept between runs: the history of what was typed, and where the person last was.
@NullMarked
package dev.parley.client.state;

import org.jspecify.annotations.NullMarked;
