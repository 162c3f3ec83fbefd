/// Masks or refuses words that are on a list, which the admin edits while the server runs. An example of a
/// filter, of settings, and of a file that a timer keeps an eye on. A filter has little time for each line, so
/// the list is a set in memory, exchanged as a whole.
@NullMarked
package dev.parley.plugins.wordfilter;

import org.jspecify.annotations.NullMarked;
