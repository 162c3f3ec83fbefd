/// What was said: to be shown, found, changed and deleted.
@NullMarked
package dev.parley.plugins.history;

import org.jspecify.annotations.NullMarked;
