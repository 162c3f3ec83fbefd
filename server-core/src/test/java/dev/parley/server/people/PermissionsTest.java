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
        assertThat(permissions.allows(role, "")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aPermissionThatNobodyDeclaredIsTheAdministrators(Role role) {
        assertThat(permissions.allows(role, "moderation.kick")).isEqualTo(role == Role.ADMIN);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aDeclaredPermissionGoesWithTheRoleAndThoseAbove(Role role) {
        permissions.declare(Map.of("moderation.kick", Role.MODERATOR));
        assertThat(permissions.allows(role, "moderation.kick")).isEqualTo(role == Role.MODERATOR || role == Role.ADMIN);
    }

    @Test
    void whatIsNoLongerDeclaredIsTheAdministratorsAgain() {
        permissions.declare(Map.of("polls.vote", Role.GUEST));
        permissions.declare(Map.of("other", Role.GUEST));
        assertThat(permissions.allows(Role.GUEST, "polls.vote")).isFalse();
    }

    @Test
    void changingTheDeclarationAfterwardsChangesNothing() {
        Map<String, Role> declared = new HashMap<>(Map.of("polls.vote", Role.MEMBER));
        permissions.declare(declared);
        declared.put("polls.vote", Role.GUEST);
        assertThat(permissions.allows(Role.GUEST, "polls.vote")).isFalse();
    }
}
