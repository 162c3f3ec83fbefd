/// Running code that may do anything: deadlines, limits, and taking back what was lent.
@NullMarked
package dev.parley.server.isolation;

import org.jspecify.annotations.NullMarked;
