package dev.parley.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a plugin is called that is given to the server as source: a single file in the plugin folder, or a
/// folder for `parley plugin build`. Optional, on one of its classes. A jar that was built otherwise says the
/// same in its manifest, and this means nothing there.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {

    /// {@return the `Plugin-Id`: one to 64 of a-z, 0-9, `.`, `-` and `_`} Empty: the name of the file or
    /// folder in lower case, with `-` between its words, so that `DiceRoll.java` is `dice-roll`.
    String id() default "";

    /// {@return the `Plugin-Version`, such as `1.2.3`} Empty: when the source was last changed, in UTC, as
    /// `2026.1124.173015`; so whatever is saved later has a higher version.
    String version() default "";

    /// {@return the `Plugin-Description`: one line that says what the plugin is good for}
    String description() default "";
}
