package dev.parley.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.plugins.account.ChangePassword;
import dev.parley.plugins.account.Login;
import dev.parley.plugins.account.Logout;
import dev.parley.plugins.account.NickCommand;
import dev.parley.plugins.account.Register;
import dev.parley.plugins.account.ShowAccount;
import dev.parley.plugins.ban.Ban;
import dev.parley.plugins.ban.Banned;
import dev.parley.plugins.ban.Bans;
import dev.parley.plugins.ban.Unban;
import dev.parley.plugins.kick.Kick;
import dev.parley.plugins.moderation.Lock;
import dev.parley.plugins.moderation.Mute;
import dev.parley.plugins.moderation.Muted;
import dev.parley.plugins.moderation.Mutes;
import dev.parley.plugins.moderation.Report;
import dev.parley.plugins.moderation.ShowAudit;
import dev.parley.plugins.moderation.Slow;
import dev.parley.plugins.moderation.Undo;
import dev.parley.plugins.moderation.Unlock;
import dev.parley.plugins.moderation.Unmute;
import dev.parley.plugins.moderation.Wait;
import dev.parley.plugins.moderation.Warn;
import dev.parley.plugins.poll.PollShow;
import dev.parley.plugins.poll.PollStart;
import dev.parley.plugins.poll.PollStop;
import dev.parley.plugins.poll.PollVote;
import dev.parley.plugins.poll.PollWipe;
import dev.parley.plugins.poll.Polls;
import dev.parley.plugins.remind.Remind;
import dev.parley.plugins.remind.RemindCancel;
import dev.parley.plugins.remind.RemindList;
import dev.parley.plugins.remind.RemindMe;
import dev.parley.plugins.remind.Reminders;
import dev.parley.plugins.roll.DiceType;
import dev.parley.plugins.roll.Roll;
import dev.parley.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All shipped commands on one server, and the page that describes them.
class TogetherTest {

    @Test
    void thePageForAdminsHasEveryCommandAsHelpShowsIt() throws IOException {
        String page = Files.readString(Path.of("../docs/shipped-plugins.md"));
        try (TestServer server = all()) {
            List<String> help = server.join("admin", Role.ADMIN).types("/help").stream()
                    .map(line -> line.strip().split(" {2,}")[0])
                    .filter(usage -> usage.startsWith("/"))
                    .filter(usage -> !usage.matches("/(help|who|quit|confirm)\\b.*"))
                    .toList();
            assertThat(help)
                    .hasSizeGreaterThan(12)
                    .allSatisfy(usage -> assertThat(page).contains("`" + usage + "`"));
        }
    }

    private static TestServer all() {
        return TestServer.with(
                Kick.class,
                Register.class,
                Login.class,
                Logout.class,
                ChangePassword.class,
                ShowAccount.class,
                NickCommand.class,
                Ban.class,
                Unban.class,
                Bans.class,
                Banned.Type.class,
                Mute.class,
                Unmute.class,
                Mutes.class,
                Muted.Type.class,
                Warn.class,
                Report.class,
                Undo.class,
                Slow.class,
                Wait.Type.class,
                Lock.class,
                Unlock.class,
                ShowAudit.class,
                Polls.class,
                PollStart.class,
                PollVote.class,
                PollShow.class,
                PollStop.class,
                PollWipe.class,
                Reminders.class,
                Remind.class,
                RemindMe.class,
                RemindList.class,
                RemindCancel.class,
                Roll.class,
                DiceType.class);
    }
}
