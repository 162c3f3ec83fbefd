package dev.parley.server.e2e;

import dev.parley.server.e2e.Faults.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a soak has counted and measured, as a small table.
final class SoakReport {

    private final Crowd crowd;
    private final Rollout rollout;
    private final DelayRecord baseline;
    private final DelayRecord upgrading;
    private final long startNanos = System.nanoTime();
    private final Duration ownCpu = cpu(ProcessHandle.current());
    private final Duration serverCpu = serverCpu();

    /// To be made when the crowd is there and before it talks.
    ///
    /// @param baseline the delays of commands without upgrades
    /// @param upgrading the delays of commands while upgrades go on
    SoakReport(Crowd crowd, Rollout rollout, DelayRecord baseline, DelayRecord upgrading) {
        this.crowd = crowd;
        this.rollout = rollout;
        this.baseline = baseline;
        this.upgrading = upgrading;
    }

    /// The table, now that all is over.
    String text(int people, UpgradeSoakIT.Unloading unloading) {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        StringBuilder table = new StringBuilder();
        line(
                table,
                "%nSoak of %.0f s: %d people said %d lines and ran %d commands",
                seconds,
                people,
                crowd.linesSaid(),
                crowd.commandsRun());
        line(table, "upgrades: %s", rollout.done());
        line(
                table,
                "faults:   %s",
                Arrays.stream(Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                + crowd.faults().count(kind))
                        .collect(Collectors.joining(", ")));
        line(table, "%-26s %8s %9s %9s %9s", "delay of a command", "count", "p50 ms", "p99 ms", "max ms");
        delays(table, "  without upgrades", baseline);
        delays(table, "  while upgrades go on", upgrading);
        line(
                table,
                "%-26s %8s %9.1f %9.1f %9.1f",
                "  added",
                "",
                upgrading.millis(0.5) - baseline.millis(0.5),
                upgrading.millis(0.99) - baseline.millis(0.99),
                upgrading.millis(1) - baseline.millis(1));
        line(table, "jar complete until the admin is told: at most %.0f ms", rollout.slowestMillis());
        line(table, "old versions: %d unloaded, %d stuck in memory", unloading.unloaded(), unloading.stuck());
        line(
                table,
                "CPU: server %.0f %%, the people and the admin %.0f %% of a core",
                percent(serverCpu().minus(serverCpu), seconds),
                percent(cpu(ProcessHandle.current()).minus(ownCpu), seconds));
        return table.toString();
    }

    private static void delays(StringBuilder table, String phase, DelayRecord record) {
        line(
                table,
                "%-26s %8d %9.1f %9.1f %9.1f",
                phase,
                record.count(),
                record.millis(0.5),
                record.millis(0.99),
                record.millis(1));
    }

    private static void line(StringBuilder table, String format, Object... values) {
        table.append(String.format(Locale.ROOT, format + "%n", values));
    }

    private static double percent(Duration cpu, double seconds) {
        return cpu.toNanos() / 1e7 / seconds;
    }

    /// The server is the only other process that the tests have started by then.
    private static Duration serverCpu() {
        return ProcessHandle.current().descendants().map(SoakReport::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
