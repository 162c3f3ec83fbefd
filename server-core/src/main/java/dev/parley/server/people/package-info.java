/// Who somebody is: nicknames, accounts with their passwords, and what a role may do.
@NullMarked
package dev.parley.server.people;

import org.jspecify.annotations.NullMarked;
