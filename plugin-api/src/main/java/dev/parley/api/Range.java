package dev.parley.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The smallest and the largest value of an `int` or `long` argument, both allowed.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /// {@return the smallest value}
    long min() default Long.MIN_VALUE;

    /// {@return the largest value}
    long max() default Long.MAX_VALUE;
}
