package dev.parley.plugins.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.account.Register;
import dev.parley.plugins.kick.Kick;
import dev.parley.plugins.moderation.Undo;
import dev.parley.plugins.talk.Msg;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

    private final TestServer server = TestServer.with(
            RoleList.class,
            RoleCreate.class,
            RoleDelete.class,
            RoleGrant.class,
            RoleRevoke.class,
            RoleNameType.class,
            PermissionList.class,
            PermissionSet.class,
            PermissionReset.class,
            PermissionNameType.class,
            Register.class,
            Kick.class,
            Msg.class,
            Undo.class);
    private final TestUser boss = server.join("boss", Role.ADMIN);

    @AfterEach
    void close() {
        server.close();
    }

    private TestUser registered(String nick) {
        TestUser user = server.join(nick);
        user.types("/register \"correct horse\"");
        return user;
    }

    @Test
    void aRoleIsMadeGrantedAndCountsAtOnce() {
        TestUser bob = registered("bob");
        server.join("eve");
        assertThat(bob.completes("/k")).isEmpty();
        assertThat(boss.types("/role create Helper 150"))
                .containsExactly("The role Helper may what all roles below level 150 may.");
        assertThat(boss.types("/permission set moderation.kick helper"))
                .containsExactly("moderation.kick is for helper and above now.");
        assertThat(boss.types("/role grant BOB helper")).containsExactly("BOB has the role helper now.");
        assertThat(bob.completes("/k")).containsExactly("/kick");
        assertThat(bob.types("/kick eve")).last().isEqualTo("eve was removed by an admin!");
        assertThat(boss.types("/role revoke bob")).containsExactly("bob is a member now.");
        assertThat(bob.types("/kick boss")).last().asString().contains("There is no command /kick");
    }

    @Test
    void theRolesAreListedFromTheLowestToTheHighest() {
        boss.types("/role create helper 150");
        assertThat(boss.types("/role list"))
                .containsExactly(
                        "ROLE       LEVEL  KIND",
                        "guest      0",
                        "member     100",
                        "helper     150    this server's own",
                        "moderator  200",
                        "admin      300");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/role create | <name> (a new one) is missing",
                "/role create helper | is missing",
                "/role create helper high | \"high\" is not a whole number",
                "/role create helper 300 | 300 is not between 1 and 299",
                "/role create helper 150 now | nothing more is expected here",
                "/role create 1st 150 | starts with a letter",
                "/role create \"two words\" 150 | starts with a letter",
                "/role create hölfer 150 | starts with a letter",
                "/role create Admin 150 | There is a role admin already.",
                "/role create helper 200 | The level 200 is that of moderator.",
                "/role delete member | Every server has the role member.",
                "/role delete nobody | \"nobody\" is none of guest, member, moderator, admin",
                "/role grant bob king | \"king\" is none of guest, member, moderator, admin",
                "/role grant zoë member | There is no account called zoë: they have to /register first.",
                "/role grant bob member | bob has the role member already.",
                "/role grant admin member | The role of admin cannot be changed.",
                "/role revoke bob | bob has the role member already.",
                "/permission set moderation.kick | is missing",
                "/permission set moderation.kick member attic | there is no room called attic",
                "/permission set \"a b\" member | Nothing here asks for the permission a b.",
                "/permission reset moderation.kick | Nothing was decided about moderation.kick.",
                "/permission reset moderation.kick attic | Nothing was decided about moderation.kick in attic.",
                "/permission list nothing | No permission begins with nothing."
            })
    void aMistakeIsAnsweredInOneHelpfulLine(String line, String answer) {
        registered("bob");
        assertThat(boss.types(line)).anySatisfy(shown -> assertThat(shown).contains(answer));
        assertThat(boss.types("/role list")).hasSize(5);
    }

    @Test
    void aVeryLongNameIsNoRoleAndNoPermission() {
        String longName = "x".repeat(5_000);
        assertThat(boss.types("/role create " + longName + " 5"))
                .singleElement()
                .asString()
                .startsWith("A role's name has 1 to 32 letters");
        boss.types("/permission set " + longName + " guest");
        assertThat(boss.types("/confirm")).last().asString().endsWith("can be no permission.");
    }

    @Test
    void aRoleThatSomebodyHasOrAPermissionWasGivenToStays() {
        registered("bob");
        boss.types("/role create helper 150");
        boss.types("/role grant bob helper");
        assertThat(boss.types("/role delete helper"))
                .containsExactly("It is the role of 1 account: give them another one first.");
        boss.types("/role revoke bob");
        boss.types("/permission set moderation.kick helper");
        assertThat(boss.types("/role delete helper"))
                .containsExactly("Permissions were given to helper: reset them first.");
        boss.types("/permission reset moderation.kick");
        assertThat(boss.types("/role delete HELPER")).containsExactly("There is no role helper any more.");
    }

    @Test
    void nobodyActsOnWhatIsAboveThem() {
        TestUser mo = server.join("mo", Role.MODERATOR);
        registered("bob");
        boss.types("/role grant bob admin");
        boss.types("/permission set role.manage moderator");
        boss.types("/permission set permission.manage moderator");
        assertThat(mo.types("/role revoke bob")).last().asString().contains("bob has a higher rank than you");
        registered("eve");
        assertThat(mo.types("/role grant eve admin")).containsExactly("The role admin is above your own.");
        assertThat(mo.types("/role create chief 250")).containsExactly("The role chief is above your own.");
        assertThat(mo.types("/permission set moderation.kick admin"))
                .containsExactly("The role admin is above your own.");
        assertThat(mo.types("/permission set permission.list guest"))
                .containsExactly("You do not have the permission permission.list yourself.");
        assertThat(mo.types("/permission reset role.manage"))
                .containsExactly("You would not have the permission role.manage yourself then.");
        assertThat(mo.types("/role grant eve moderator")).containsExactly("eve has the role moderator now.");
    }

    @Test
    void whatMayNotBeRunIsInvisible() {
        TestUser bob = registered("bob");
        assertThat(bob.completes("/ro")).isEmpty();
        assertThat(bob.types("/role list")).last().asString().contains("There is no command /role");
        assertThat(bob.types("/permission list")).last().asString().contains("There is no command /permission");
        assertThat(server.join("mo", Role.MODERATOR).completes("/role ")).containsExactly("list");
    }

    @Test
    void aDecisionIsShownWithWhatItReplacesAndCanBeTakenBack() {
        boss.types("/permission set moderation.kick member");
        boss.types("/permission set moderation.kick guest lobby");
        assertThat(boss.types("/permission list moderation.k"))
                .containsExactly(
                        "PERMISSION       FROM ROLE  INSTEAD OF  IN ROOMS",
                        "moderation.kick  member     moderator   lobby: guest");
        assertThat(boss.types("/permission reset moderation.kick LOBBY"))
                .containsExactly("Nothing is decided about moderation.kick in LOBBY any more.");
        assertThat(boss.types("/permission reset moderation.kick"))
                .containsExactly("Nothing is decided about moderation.kick any more.");
        assertThat(boss.types("/permission list moderation.k")).last().isEqualTo("moderation.kick  moderator");
    }

    @Test
    void aPermissionThatNothingAsksForIsDecidedAboutOnlyIfThatIsMeant() {
        assertThat(boss.types("/permission set shop.open member"))
                .containsExactly(
                        "Nothing here asks for the permission shop.open. Type /confirm within 30 seconds to go on.");
        assertThat(boss.types("/confirm")).containsExactly("shop.open is for member and above now.");
        assertThat(boss.types("/permission list shop")).last().isEqualTo("shop.open   member     admin");
    }

    @Test
    void whoMayTalkIsAMatterOfPermissionEverywhereAndInOneRoom() {
        TestUser guest = server.join("visitor");
        TestUser bob = registered("bob");
        boss.types("/permission set talk member lobby");
        assertThat(guest.types("hello"))
                .containsExactly("You may only listen in lobby. /login or /register first, if you can.");
        assertThat(guest.types("/msg bob hello")).first().asString().contains("hello");
        assertThat(bob.types("hello")).containsExactly("bob: hello");
        boss.types("/permission set talk moderator");
        assertThat(guest.types("/msg bob hello"))
                .containsExactly("You may not write to others. /login or /register first, if you can.");
        assertThat(bob.types("/msg boss hello")).containsExactly("You may not write to others.");
        boss.types("/permission reset talk");
        boss.types("/permission reset talk lobby");
        assertThat(guest.types("hello")).containsExactly("visitor: hello");
    }

    @Test
    void undoTakesBackAGrantAndADecisionUnlessSomebodyChangedThemSince() {
        registered("bob");
        boss.types("/role grant bob moderator");
        assertThat(boss.types("/undo")).containsExactly("Taken back: the role of bob.");
        assertThat(boss.types("/role revoke bob")).containsExactly("bob has the role member already.");
        boss.types("/permission set talk member");
        assertThat(boss.types("/undo")).containsExactly("Taken back: the decision about talk.");
        boss.types("/permission set talk member");
        server.join("other", Role.ADMIN).types("/permission set talk moderator");
        assertThat(boss.types("/undo"))
                .containsExactly("Something else was decided about talk since: it stays as it is.");
    }
}
