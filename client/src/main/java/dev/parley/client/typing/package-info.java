/// What a person does at the keyboard: a line editor with completion, hints and history.
@NullMarked
package dev.parley.client.typing;

import org.jspecify.annotations.NullMarked;
