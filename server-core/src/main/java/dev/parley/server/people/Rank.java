package dev.parley.server.people;

import dev.parley.api.Role;
import java.util.List;

/// A role of this server: one of the four that every server has, or one of its own in between.
///
/// @param name in lower case
/// @param level what is compared: nobody acts on somebody of a higher one
public record Rank(String name, int level) implements Comparable<Rank> {

    /// Anybody who is connected.
    public static final Rank GUEST = new Rank("guest", 0);

    /// Somebody with an account.
    public static final Rank MEMBER = new Rank("member", 100);

    /// Somebody who keeps order.
    public static final Rank MODERATOR = new Rank("moderator", 200);

    /// Somebody who runs the server. There is no higher one.
    public static final Rank ADMIN = new Rank("admin", 300);

    /// The roles that every server has, from the lowest rank to the highest.
    public static final List<Rank> STANDARD = List.of(GUEST, MEMBER, MODERATOR, ADMIN);

    /// The rank of one of the roles that every server has.
    public static Rank of(Role role) {
        return switch (role) {
            case GUEST -> GUEST;
            case MEMBER -> MEMBER;
            case MODERATOR -> MODERATOR;
            case ADMIN -> ADMIN;
        };
    }

    /// Whether it is not below another.
    public boolean isAtLeast(Rank other) {
        return level >= other.level;
    }

    /// Whether it is above another.
    public boolean outranks(Rank other) {
        return level > other.level;
    }

    /// The higher of the two.
    public Rank or(Rank other) {
        return other.outranks(this) ? other : this;
    }

    @Override
    public int compareTo(Rank other) {
        return Integer.compare(level, other.level);
    }

    @Override
    public String toString() {
        return name;
    }
}
