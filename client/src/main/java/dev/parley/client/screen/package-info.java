/// What a person sees on a terminal: lines with time and colour, and a line of status below them.
@NullMarked
package dev.parley.client.screen;

import org.jspecify.annotations.NullMarked;
