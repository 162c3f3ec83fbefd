package dev.parley.plugins.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    private final TestServer server = TestServer.with(
            Register.class, Login.class, Logout.class, ChangePassword.class, ShowAccount.class, NickCommand.class);

    @AfterEach
    void close() {
        server.close();
    }

    /// Somebody with an account, who is here.
    private TestUser registered(String nick) {
        TestUser user = server.join(nick);
        assertThat(user.types("/register \"correct horse\""))
                .containsExactly("The name " + nick + " is yours. From now on it needs this password.");
        return user;
    }

    @Test
    void aRegisteredNameAsksForItsPassword() {
        registered("bob").leaves();
        TestUser bob = server.join("Bob");
        assertThat(bob.saw()).containsExactly("The name Bob needs its password.");
        assertThat(bob.types("correct horse")).contains("Welcome, Bob. You are in lobby. /help lists the commands.");
        assertThat(bob.types("/account"))
                .singleElement()
                .asString()
                .startsWith("bob, a member since 2026-01-01 12:00:00 UTC, last login");
    }

    @Test
    void aWrongPasswordSendsAway() {
        registered("bob").leaves();
        TestUser bob = server.join("bob");
        assertThat(bob.types("wrong horse")).contains("The password is wrong.");
        assertThat(bob.isHere()).isFalse();
    }

    @Test
    void aGuestBecomesWhoTheyAreAndTheRoomSeesIt() {
        registered("bob").leaves();
        TestUser ada = server.join("ada");
        TestUser guest = server.join("somebody");
        assertThat(guest.types("/login BOB \"correct horse\""))
                .containsExactly("somebody is now called bob!", "You are bob now, a member.");
        assertThat(ada.saw()).endsWith("somebody joined!", "somebody is now called bob!");
        assertThat(guest.types("hello")).containsExactly("bob: hello");
        assertThat(server.join("somebody").isHere()).isTrue();
    }

    @Test
    void whoeverLogsOutIsAGuestUnderAFreeName() {
        TestUser bob = registered("bob");
        server.join("guest1");
        assertThat(bob.types("/logout"))
                .containsExactly("bob is now called guest2!", "You are a guest now, and called guest2.");
        assertThat(bob.types("/logout")).containsExactly("You are not logged in.");
        assertThat(server.join("bob").saw()).containsExactly("The name bob needs its password.");
    }

    @Test
    void aChangedPasswordIsTheOneThatCounts() {
        TestUser bob = registered("bob");
        assertThat(bob.types("/password wrong \"better horse\"")).containsExactly("The password is wrong.");
        assertThat(bob.types("/password \"correct horse\" short"))
                .containsExactly("Nothing was changed: a password needs at least 8 characters.");
        assertThat(bob.types("/password \"correct horse\" \"better horse\""))
                .containsExactly("Your password is changed.");
        bob.types("/logout");
        assertThat(bob.types("/login bob \"correct horse\"")).containsExactly("The password is wrong.");
        assertThat(bob.types("/login bob \"better horse\"")).contains("You are bob now, a member.");
    }

    @Test
    void wrongPasswordsAreSlowedForTheAddressThatGaveThem() {
        registered("bob").leaves();
        TestUser guest = server.join("guest");
        for (int i = 0; i < 3; i++) {
            assertThat(guest.types("/login bob wrong")).containsExactly("The password is wrong.");
        }
        assertThat(guest.types("/login bob \"correct horse\""))
                .containsExactly("There were too many wrong passwords from your address. Try again in 1s.");
        server.pass(Duration.ofSeconds(1));
        assertThat(guest.types("/login bob \"correct horse\"")).contains("You are bob now, a member.");
    }

    @Test
    void somebodyElseCannotLookLikeAnAccount() {
        registered("bill").leaves();
        for (String alike : new String[] {"bi11", "biIl", "biӏl"}) {
            TestUser guest = server.join(alike);
            assertThat(guest.saw())
                    .as(alike)
                    .containsExactly("The name " + alike + " looks like bill, which belongs to somebody.");
            assertThat(guest.isHere()).isFalse();
        }
        TestUser guest = server.join("guest");
        assertThat(guest.types("/nick biII"))
                .containsExactly("The name biII looks like bill, which belongs to somebody.");
        assertThat(guest.types("/nick Bill"))
                .containsExactly("The name Bill needs its password: /login Bill <password>.");
    }

    @Test
    void aGuestTakesAnotherName() {
        TestUser ada = server.join("ada");
        TestUser bob = server.join("bob");
        assertThat(bob.types("/nick Rob")).containsExactly("bob is now called Rob!", "You are Rob now.");
        assertThat(bob.types("/nick ROB")).containsExactly("Rob is now called ROB!", "You are ROB now.");
        assertThat(ada.types("/nick rob")).containsExactly("Somebody called rob is here already.");
        assertThat(ada.types("/nick r0b")).containsExactly("The name r0b looks like ROB, who is here already.");
        assertThat(ada.types("/nick ada")).containsExactly("That is your name already.");
        assertThat(ada.types("/nick bob")).contains("You are bob now.");
    }

    @Test
    void anAccountKeepsItsNameAndMayWriteItInAnotherWay() {
        TestUser bob = registered("bob");
        assertThat(bob.types("/nick rob")).containsExactly("You are logged in as bob. /logout first.");
        assertThat(bob.types("/nick Bób")).containsExactly("bob is now called Bób!", "You are Bób now.");
        assertThat(bob.types("/account")).singleElement().asString().startsWith("bob, a member");
    }

    @Test
    void onlyItsOwnerAndModeratorsSeeWhenAnAccountWasLastUsed() {
        registered("bob").leaves();
        server.join("bob").types("correct horse");
        assertThat(server.join("ada").types("/account bob"))
                .containsExactly("bob, a member since 2026-01-01 12:00:00 UTC");
        assertThat(server.join("root", Role.ADMIN).types("/account bob"))
                .containsExactly("bob, a member since 2026-01-01 12:00:00 UTC, last login 2026-01-01 12:00:00 UTC");
        assertThat(server.join("eve").types("/account"))
                .containsExactly("You are eve, a guest. /register makes the name your own.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/register | ^ <password> (at least 8 characters; in quotes if it has blanks) is missing",
                "/register correct horse | ^ nothing more is expected here",
                "/register \"correct horse | ^ this quote is never closed",
                "/register short | Nothing was changed: a password needs at least 8 characters.",
                "/register adminpass | Nothing was changed: that is the default password, which everybody knows.",
                "/login | ^ <name> (your name) is missing",
                "/login bob | ^ <password> (its password) is missing",
                "/login \"b o b\" secret | ^ \"b o b\" cannot be anybody's name",
                "/login nobody secret | There is no account called nobody. /register makes one for the name you have.",
                "/login admin secret more | ^ nothing more is expected here",
                "/login admin \"\" | The password is wrong.",
                "/login admin 密码密码密码密码 | The password is wrong.",
                "/logout now | ^ this command takes no arguments",
                "/logout | You are not logged in.",
                "/password old | ^ <fresh> (at least 8 characters; in quotes if it has blanks) is missing",
                "/password old other | You are not logged in.",
                "/nick | ^ <name> (the name from now on) is missing",
                "/nick \"a b\" | ^ \"a b\" cannot be anybody's name",
                "/nick system | The name system is reserved.",
                "/nick Ꭺdmin | The name Ꭺdmin looks like admin, which belongs to somebody.",
                "/account nobody | There is no account called nobody.",
                "/account a b | ^ nothing more is expected here"
            })
    void whatCannotBeIsAnsweredInOneHelpfulLine(String typed, String answer) {
        assertThat(server.join("ada").types(typed)).last().asString().endsWith(answer);
    }

    @Test
    void veryLongArgumentsAreRefused() {
        TestUser ada = server.join("ada");
        assertThat(ada.types("/register " + "x".repeat(5_000)))
                .containsExactly("Nothing was changed: a password may have at most 512 characters.");
        assertThat(ada.types("/login admin " + "x".repeat(5_000))).containsExactly("The password is wrong.");
        assertThat(ada.types("/nick " + "x".repeat(5_000))).last().asString().endsWith("cannot be anybody's name");
    }
}
