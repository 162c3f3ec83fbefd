package dev.parley.api;

/// The four roles that every server has, from the lowest rank to the highest. A command names one of them as
/// the default holder of its permission ([Slash#role()]); who has a permission in the end is the server's to
/// decide, so ask [User#may(String)] rather than for a role.
public enum Role {
    /// Anybody who is connected.
    GUEST,
    /// Somebody with an account.
    MEMBER,
    /// Somebody who keeps order.
    MODERATOR,
    /// Somebody who runs the server.
    ADMIN
}
