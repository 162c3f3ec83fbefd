/// A greeting for whoever comes in, with a text that the admin sets. An example of a listener, and of settings
/// that are checked before the plugin serves. Who was here a few minutes ago is not greeted again, so a bad
/// connection does not bring a welcome each time.
@NullMarked
package dev.parley.plugins.welcome;

import org.jspecify.annotations.NullMarked;
