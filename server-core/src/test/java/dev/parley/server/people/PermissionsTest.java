package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    private final Permissions permissions = new Permissions();

    @ParameterizedTest
    @EnumSource(Role.class)
    void theEmptyPermissionIsEverybodys(Role role) {
        assertThat(permissions.allows(Rank.of(role), "", null)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aPermissionThatNobodyDeclaredIsTheAdministrators(Role role) {
        assertThat(permissions.allows(Rank.of(role), "moderation.kick", null)).isEqualTo(role == Role.ADMIN);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aDeclaredPermissionGoesWithTheRoleAndThoseAbove(Role role) {
        permissions.declare(Map.of("moderation.kick", Role.MODERATOR));
        assertThat(permissions.allows(Rank.of(role), "moderation.kick", null))
                .isEqualTo(role == Role.MODERATOR || role == Role.ADMIN);
    }

    @Test
    void whatIsNoLongerDeclaredIsTheAdministratorsAgain() {
        permissions.declare(Map.of("polls.vote", Role.GUEST));
        permissions.declare(Map.of("other", Role.GUEST));
        assertThat(permissions.allows(Rank.GUEST, "polls.vote", null)).isFalse();
    }

    @Test
    void changingTheDeclarationAfterwardsChangesNothing() {
        Map<String, Role> declared = new HashMap<>(Map.of("polls.vote", Role.MEMBER));
        permissions.declare(declared);
        declared.put("polls.vote", Role.GUEST);
        assertThat(permissions.allows(Rank.GUEST, "polls.vote", null)).isFalse();
    }

    @Test
    void whatTheAdministratorDecidedCountsInsteadOfWhatTheCommandsDeclare() {
        permissions.override(new Permissions.Overrides(
                Map.of("moderation.kick", Rank.MEMBER, "polls.vote", Rank.MODERATOR), Map.of()));
        permissions.declare(Map.of("moderation.kick", Role.MODERATOR, "polls.vote", Role.GUEST));
        assertThat(permissions.allows(Rank.MEMBER, "moderation.kick", null)).isTrue();
        assertThat(permissions.allows(Rank.GUEST, "moderation.kick", "attic")).isFalse();
        assertThat(permissions.allows(Rank.MEMBER, "polls.vote", "attic")).isFalse();
    }

    @Test
    void whatWasDecidedForARoomCountsThereAlone() {
        permissions.declare(Map.of("polls.vote", Role.MEMBER));
        permissions.override(new Permissions.Overrides(
                Map.of("polls.vote", Rank.ADMIN), Map.of("attic", Map.of("polls.vote", Rank.GUEST))));
        assertThat(permissions.allows(Rank.GUEST, "polls.vote", "attic")).isTrue();
        assertThat(permissions.allows(Rank.MODERATOR, "polls.vote", "cellar")).isFalse();
        assertThat(permissions.allows(Rank.MODERATOR, "polls.vote", null)).isFalse();
        assertThat(permissions.isDecidedFor("attic")).isTrue();
        assertThat(permissions.isDecidedFor("cellar")).isFalse();
    }
}
