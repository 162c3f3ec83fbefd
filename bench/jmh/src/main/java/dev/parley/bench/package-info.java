/// What the microbenchmarks share. Each stands in the package of what it measures, so that nothing is made public for
/// it.
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
