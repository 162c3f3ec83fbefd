/// The commands about roles and permissions: `/role …` and `/permission …`.
@NullMarked
package dev.parley.plugins.role;

import org.jspecify.annotations.NullMarked;
