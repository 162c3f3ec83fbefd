/// Files that stay whole through a crash, and words for what is wrong with one.
@NullMarked
package dev.parley.server.files;

import org.jspecify.annotations.NullMarked;
