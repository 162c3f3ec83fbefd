package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.e2e.Faults.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many people talk and run commands while a plugin is replaced under them again and again, and everybody checks
/// all that they are told. Delays are printed, not judged: they are those of the machine as well.
///
/// The short form runs with the tests, the full one as `bench/soak`; system properties make the difference.
class UpgradeSoakIT extends RealServer {

    private static final int PEOPLE = Integer.getInteger("soak.people", 100);
    private static final int UPGRADES = Integer.getInteger("soak.upgrades", 10);
    /// How many of the upgrades fail.
    private static final int FAILING = Integer.getInteger("soak.failing", 2);
    /// What all people together say, and how many commands they run, in a second.
    private static final int LINES = Integer.getInteger("soak.lines", 25);

    private static final int COMMANDS = Integer.getInteger("soak.commands", 100);
    /// How many commands are answered before anything is measured, and then without upgrades.
    private static final int WARM_UP = Integer.getInteger("soak.warmup", 100);

    private static final int BASELINE = Integer.getInteger("soak.baseline", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path scratch;

    /// All come from one address, and talk faster than people.
    @Override
    String options() {
        return " --rate-person 0 --rate-address 0 --rate-room 0";
    }

    @Test
    void upgradesCostNobodyAConnectionALineOrACommand() throws Exception {
        try (Peer admin = Peer.connect(server.port())) {
            admin.send("{\"type\":\"hello\",\"nick\":\"admin\",\"password\":\"adminpass\"}\n")
                    .next("commands");
            Rollout rollout = new Rollout(folder.resolve("plugins"), scratch, admin, UPGRADES - FAILING);
            rollout.first();
            DelayRecord baseline = new DelayRecord();
            DelayRecord upgrading = new DelayRecord();
            try (Crowd crowd = Crowd.gather(server.port(), PEOPLE, LINES, COMMANDS)) {
                SoakReport report = new SoakReport(crowd, rollout, baseline, upgrading);
                talk(crowd, new DelayRecord(), WARM_UP);
                talk(crowd, baseline, BASELINE);
                crowd.talk(upgrading);
                upgrade(rollout);
                Unloading unloading = Unloading.await(folder.resolve("server.log"), UPGRADES - FAILING);
                crowd.hush();
                System.out.println(report.text(PEOPLE, unloading));
                check(crowd.faults());
                assertThat(unloading.stuck()).as("versions that stay in memory").isZero();
            }
        }
    }

    private static void talk(Crowd crowd, DelayRecord record, int commands) throws InterruptedException {
        crowd.talk(record);
        record.awaitCount(commands, PATIENCE);
    }

    /// The failing ones come evenly among the others.
    private static void upgrade(Rollout rollout) throws IOException {
        for (int i = 1; i <= UPGRADES; i++) {
            if (i * FAILING / UPGRADES > (i - 1) * FAILING / UPGRADES) {
                rollout.fail();
            } else {
                rollout.succeed();
            }
        }
    }

    private static void check(Faults faults) {
        assertThat(Arrays.stream(Kind.values()).filter(kind -> faults.count(kind) > 0))
                .as("what went wrong, for example %s", faults.examples())
                .isEmpty();
    }

    /// What the server's log says about versions that are out of service.
    ///
    /// @param unloaded those that have left the memory
    /// @param stuck those that have not
    record Unloading(long unloaded, long stuck) {

        private static final long LOOK_NANOS = 100_000_000;

        /// Waits until each of them is one or the other.
        static Unloading await(Path log, int versions) throws IOException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            Unloading seen = in(log);
            while (seen.unloaded + seen.stuck < versions && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(LOOK_NANOS); // a busy look would take a core from those who are measured
                seen = in(log);
            }
            return seen;
        }

        private static Unloading in(Path log) throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                var counts = lines.filter(line -> line.contains(" hello 1.0."))
                        .collect(Collectors.partitioningBy(
                                line -> line.contains("its classes stay in memory"),
                                Collectors.filtering(
                                        line -> line.matches(".*(is unloaded|stay in memory).*"),
                                        Collectors.counting())));
                return new Unloading(counts.get(false), counts.get(true));
            }
        }
    }
}
