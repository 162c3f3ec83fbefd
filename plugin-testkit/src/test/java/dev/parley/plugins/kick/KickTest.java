package dev.parley.plugins.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.parley.api.Call;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.User;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KickTest {

    @Test
    void aKickedPersonIsGoneAndToldWhyAndSoIsTheRoom() {
        try (TestServer server = TestServer.with(Kick.class)) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser bob = server.join("bob");
            assertThat(moderator.types("/kick BOB buying  watches"))
                    .containsExactly("bob was removed by an admin! Reason: buying  watches");
            assertThat(bob.isHere()).isFalse();
            assertThat(bob.saw()).last().isEqualTo("You were removed by an admin! Reason: buying  watches");
            assertThat(server.join("bob").isHere()).isTrue();
        }
    }

    @Test
    void nobodyKicksSomebodyOfAHigherRank() {
        try (TestServer server = TestServer.with(Kick.class)) {
            TestUser moderator = server.join("mo", Role.MODERATOR);
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(moderator.types("/kick admin")).last().asString().contains("admin has a higher rank than you");
            assertThat(admin.isHere()).isTrue();
        }
    }

    @Test
    void whoMayNotKickFindsNoSuchCommand() {
        try (TestServer server = TestServer.with(Kick.class)) {
            TestUser bob = server.join("bob", Role.MEMBER);
            assertThat(bob.types("/kick bob")).first().isEqualTo("/kick bob");
            assertThat(bob.saw()).last().asString().contains("There is no command /kick.");
            assertThat(bob.completes("/ki")).isEmpty();
            assertThat(bob.isHere()).isTrue();
        }
    }

    @Test
    void oneCanKickOneselfAndNobodyWhoIsNotHere() {
        try (TestServer server = TestServer.with(Kick.class)) {
            TestUser admin = server.join("admin", Role.ADMIN);
            assertThat(admin.types("/kick zed")).last().asString().contains("nobody here is called zed");
            assertThat(admin.types("/kick admin")).containsExactly("You were removed by an admin!");
            assertThat(admin.isHere()).isFalse();
        }
    }

    @Test
    void theCommandAloneNeedsNoServer() {
        User bob = mock(User.class);
        when(bob.nick()).thenReturn("bob");
        Reply reply = new Kick().run(new Kick.Args(bob, Optional.empty()), mock(Call.class));
        verify(bob).disconnect("You were removed by an admin!");
        assertThat(reply).isEqualTo(Reply.toRoom("bob was removed by an admin!"));
    }
}
