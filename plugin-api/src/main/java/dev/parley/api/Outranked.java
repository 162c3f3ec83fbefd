package dev.parley.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a [User], [Nickname] or `Target` argument: the command does something to that person, so it may be nobody
/// of a higher rank than the caller's. The server then refuses such a person, and leaves them out of completion.
/// Goes with `Optional` and `List` of them too.
///
/// For a name that is not here, the rank of its account counts; for addresses, the ranks of those who are here. Whom a
/// command hits otherwise, it asks
/// [Call#isOutrankedBy(User)] about.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Outranked {}
