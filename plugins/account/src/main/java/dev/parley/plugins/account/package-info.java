/// The commands about one's own name: `/register`, `/login`, `/logout`, `/password`, `/account` and `/nick`.
@NullMarked
package dev.parley.plugins.account;

import org.jspecify.annotations.NullMarked;
