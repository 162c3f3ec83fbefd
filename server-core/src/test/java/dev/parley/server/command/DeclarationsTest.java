package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Password;
import dev.parley.api.Reply;
import dev.parley.server.isolation.Owner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server does around a command because it declares it: cooldown, confirmation, audit.
class DeclarationsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String HOW = " Type /confirm within 30 seconds to go on.";

    @TempDir
    Path folder;

    private House house;
    private Person ada;
    private Person admin;
    private final AtomicInteger runs = new AtomicInteger();

    private record Amount(int value) {}

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        GrammarReader reader = new GrammarReader(List.of());
        house.register(List.of(RegisteredCommand.of(Owner.server("core"), new ConfirmCommand(), reader)));
        ada = house.enter("ada");
        admin = house.enter("admin");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Draft<Amount> counting(String name) {
        return new Draft<>(
                name, Amount.class, (args, _) -> Reply.text(args.value() + ": run " + runs.incrementAndGet()));
    }

    @Test
    void whoeverUsedACommandWaitsAndNobodyElse() throws Exception {
        house.register(counting("poll").cooldown(MINUTE), counting("other").cooldown(MINUTE));
        assertThat(ada.reply("/poll 1")).isEqualTo("1: run 1");
        assertThat(ada.error("/poll 2").code()).isEqualTo("refused");
        assertThat(ada.error("/test:poll 2").text()).matches("You can use /poll again in (1m|5\\ds)\\.");
        assertThat(admin.reply("/poll 3")).isEqualTo("3: run 2");
        assertThat(ada.reply("/other 4")).isEqualTo("4: run 3");
    }

    @Test
    void theWaitIsOverWhenItIsOver() throws Exception {
        house.register(counting("poll").cooldown(Duration.ofMillis(200)));
        assertThat(ada.reply("/poll 1")).isEqualTo("1: run 1");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (runs.get() < 2) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            ada.answer(ada.send("/poll 2"));
        }
        assertThat(ada.error("/poll 3").text()).isEqualTo("You can use /poll again in 1s.");
    }

    @Test
    void aWrongArgumentStartsNoWait() throws Exception {
        house.register(counting("poll").cooldown(MINUTE));
        assertThat(ada.error("/poll many").code()).isEqualTo("bad-argument");
        assertThat(ada.reply("/poll 1")).isEqualTo("1: run 1");
    }

    @Test
    void comingBackUnderTheSameNameDoesNotEndTheWait() throws Exception {
        house.register(counting("poll").cooldown(MINUTE));
        ada.reply("/poll 1");
        ada.conversation.closed();
        house.runUntil(() -> house.sessions.find("ada").isEmpty());
        Person again = house.enter("ADA");
        assertThat(again.error("/poll 2").code()).isEqualTo("refused");
    }

    @Test
    void aDestructiveCommandRunsWhenItIsConfirmed() throws Exception {
        house.register(counting("wipe").confirm("This removes all polls."));
        assertThat(ada.reply("/wipe 1")).isEqualTo("This removes all polls." + HOW);
        assertThat(runs).hasValue(0);
        assertThat(ada.reply("/Confirm ")).isEqualTo("1: run 1");
        assertThat(ada.error("/confirm").text()).isEqualTo("There is nothing to confirm.");
        assertThat(runs).hasValue(1);
    }

    @Test
    void theAnswerToAConfirmedCommandHasTheIdOfTheConfirmation() throws Exception {
        house.register(counting("wipe").confirm("Sure?"));
        String asked = ada.send("/wipe 1");
        ada.answer(asked);
        String confirmed = ada.send("/confirm");
        ada.answer(confirmed);
        assertThat(ada.answers(asked)).hasSize(1);
        assertThat(ada.answers(confirmed)).hasSize(1);
    }

    @Test
    void nobodyConfirmsForSomebodyElse() throws Exception {
        house.register(counting("wipe").confirm("Sure?"));
        ada.reply("/wipe 1");
        assertThat(admin.error("/confirm").code()).isEqualTo("refused");
        assertThat(runs).hasValue(0);
    }

    @Test
    void theLastCommandThatAskedIsTheOneThatIsConfirmed() throws Exception {
        house.register(counting("wipe").confirm("Sure?"), Draft.named("fine"));
        ada.reply("/wipe 1");
        ada.reply("/wipe 2");
        ada.reply("/fine");
        assertThat(ada.reply("/confirm")).isEqualTo("2: run 1");
        assertThat(ada.error("/confirm").code()).isEqualTo("refused");
    }

    @Test
    void aWrongArgumentIsRefusedBeforeAnythingIsAsked() throws Exception {
        house.register(counting("wipe").confirm("Sure?"));
        assertThat(ada.error("/wipe all").code()).isEqualTo("bad-argument");
        assertThat(ada.error("/confirm").code()).isEqualTo("refused");
    }

    @Test
    void aPermissionThatWasLostMeanwhileIsLost() throws Exception {
        house.register(counting("wipe").confirm("Sure?"));
        ada.reply("/wipe 1");
        house.register(counting("wipe").confirm("Sure?").forAdmins());
        assertThat(ada.error("/confirm").code()).isEqualTo("unknown-command");
        assertThat(runs).hasValue(0);
    }

    @Test
    void whoWaitsIsAskedButMayNotRun() throws Exception {
        house.register(counting("wipe").confirm("Sure?").cooldown(MINUTE));
        ada.reply("/wipe 1");
        assertThat(ada.reply("/confirm")).isEqualTo("1: run 1");
        ada.reply("/wipe 2");
        assertThat(ada.error("/confirm").text()).startsWith("You can use /wipe again in");
    }

    private static synchronized List<String> auditLinesOf(Callable<?> action) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            action.call();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" audit - "))
                .map(line -> line.substring(line.indexOf(" audit - ") + 9))
                .toList();
    }

    /// Runs a command to its very end: the audit is written after the answer, and before the next command.
    private static String run(Person person, String line, String next) throws InterruptedException {
        person.answer(person.send(line));
        return person.reply(next);
    }

    @Test
    void anAuditedCommandIsWrittenDownWithItsCallerLineAndResult() throws Exception {
        house.register(
                counting("mute").audited(),
                Draft.of("fail", _ -> {
                            throw new IllegalStateException();
                        })
                        .audited(),
                Draft.named("fine"));
        assertThat(auditLinesOf(() -> {
                    run(ada, "/mute 1", "/fine");
                    run(ada, "/mute \u001B[2Jx", "/fine");
                    return run(ada, "/fail now", "/fine");
                }))
                .containsExactly(
                        "ada (192.0.2.1) /mute 1: done",
                        "ada (192.0.2.1) /mute \uFFFD[2Jx: bad-argument",
                        "ada (192.0.2.1) /fail now: failed");
    }

    private record Secret(Password password) {}

    @Test
    void aPasswordIsNotWrittenDown() throws Exception {
        house.register(
                new Draft<>("enrol", Secret.class, (secret, _) -> Reply.text("took " + secret.password())).audited(),
                Draft.named("fine"));
        assertThat(auditLinesOf(() -> {
                    run(ada, "/ENROL hunter2", "/fine");
                    return run(ada, "/enrol hunter2 hunter3", "/fine");
                }))
                .containsExactly("ada (192.0.2.1) /enrol …: done", "ada (192.0.2.1) /enrol …: bad-argument");
    }

    @Test
    void whatOnlyAskedForAConfirmationIsNotWrittenDownAsDone() throws Exception {
        house.register(counting("wipe").audited().confirm("Sure?"), Draft.named("fine"));
        assertThat(auditLinesOf(() -> {
                    run(ada, "/wipe 1", "/fine");
                    return run(ada, "/confirm", "/fine");
                }))
                .containsExactly("ada (192.0.2.1) /wipe 1: to be confirmed", "ada (192.0.2.1) /wipe 1: done");
    }
}
