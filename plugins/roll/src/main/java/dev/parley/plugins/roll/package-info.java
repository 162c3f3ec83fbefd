/// The command `/roll`: dice such as `2d6+1`, rolled by the server where everybody sees it. An example of an
/// argument type of a plugin's own ([DiceType]): what was mistyped is explained under the very word, and the
/// usual dice are offered for completion.
@NullMarked
package dev.parley.plugins.roll;

import org.jspecify.annotations.NullMarked;
