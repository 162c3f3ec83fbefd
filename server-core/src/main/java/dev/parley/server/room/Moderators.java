package dev.parley.server.room;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who keeps order in a room: whoever made it, for as long as they are in, and those who were appointed. Safe for
/// all threads.
public final class Moderators {

    private final Charter charter;

    private volatile @Nullable Member founder;

    Moderators(Charter charter) {
        this.charter = charter;
    }

    /// Whether somebody is one of them.
    public boolean contains(Member member) {
        String account = member.account();
        return member.equals(founder)
                || (account != null && charter.rules().moderators().contains(account));
    }

    /// The account of whoever made the room, if they are still in and have one.
    public Optional<String> founder() {
        return Optional.ofNullable(founder).map(Member::account);
    }

    /// Nobody is one any more whose account is gone. The disk knows that already.
    ///
    /// @param exists whether there is an account of that key
    public void dismissUnless(Predicate<String> exists) {
        if (!charter.rules().moderators().stream().allMatch(exists)) {
            charter.amend(rules -> rules.withModerators(
                    rules.moderators().stream().filter(exists).collect(Collectors.toUnmodifiableSet())));
        }
    }

    /// Somebody has made the room. Under its lock.
    void madeBy(Member member) {
        founder = member;
    }

    /// Somebody has gone out. Under the room's lock.
    void left(Member member) {
        if (member.equals(founder)) {
            founder = null;
        }
    }
}
