package dev.parley.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a [Command]: its name and everything that the server does before and around it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Slash {

    /// {@return the name without the slash: letters, digits, `-` and `_`, in lower case} A name of two or
    /// three words is a subcommand: `"role grant"` is typed as `/role grant`.
    String name();

    /// {@return one line for `/help` and for completion} No full stop.
    String help();

    /// {@return other names for the same command, in the form of [#name()]}
    String[] aliases() default {};

    /// {@return the permission that the caller must have, such as `"moderation.kick"`; empty if everyone may} Who
    /// lacks it is told that there is no such command, and sees it neither in help nor in completion.
    String permission() default "";

    /// {@return the lowest role that has [#permission()] unless the administrator decides otherwise} If commands
    /// differ about the same permission, the highest role that they name counts. Means nothing
    /// without a permission.
    Role role() default Role.GUEST;

    /// {@return whether the moderators of a room may run it there, as moderators of the server may} For a command
    /// that acts on nothing but the room of the call and its members. Whoever makes a room moderates it, so what
    /// reaches further must not declare this.
    boolean roomModerators() default false;

    /// {@return how long a call may take, as `"10s"` or `"2m"`}
    String deadline() default "10s";

    /// {@return how long the same person must wait before the next call, as `"30s"`; empty for not at all}
    String cooldown() default "";

    /// {@return whether each call is written to the audit log: who, where, the line as typed, and what came of it}
    boolean audited() default false;

    /// {@return for a destructive command what is about to happen, as a sentence: `"This removes all polls."`} The
    /// caller sees it first, and the command runs only when they answer `/confirm` in time. Empty: runs at
    /// once.
    String confirm() default "";
}
