/// One connected person's life: greeting, chatting, gone.
@NullMarked
package dev.parley.server.session;

import org.jspecify.annotations.NullMarked;
