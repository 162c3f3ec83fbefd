package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plugin that is replaced for ever costs no more than one that is replaced once.
class PluginCyclesTest {

    private static final int CYCLES = 1_000;
    /// By then all that is made once is made.
    private static final int SETTLED = 200;
    /// The version that serves, and one that is on its way out.
    private static final int ALIVE_AT_MOST = 2;

    private static final double METASPACE_GROWTH = 1.05;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path scratch;

    private PluginHouse house;
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @BeforeEach
    void start() {
        house = PluginHouse.open(scratch);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void manyUpgradesLeaveNoClassesMemoryOrThreadsBehind() throws IOException {
        List<Path> versions = List.of(version("1.0.0", "one"), version("1.0.1", "two"));
        for (int cycle = 0; cycle < SETTLED; cycle++) {
            take(versions.get(cycle % 2));
        }
        awaitRetired();
        long metaspace = metaspaceUsed();
        int threads = platformThreads();
        for (int cycle = SETTLED; cycle < CYCLES; cycle++) {
            take(versions.get(cycle % 2));
        }
        awaitRetired();
        assertThat(loaders).hasSize(CYCLES);
        assertThat((double) metaspaceUsed())
                .as("bytes of metaspace, %d at first", metaspace)
                .isLessThan(metaspace * METASPACE_GROWTH);
        assertThat(platformThreads()).as("platform threads").isLessThanOrEqualTo(threads);
        assertThat(house.copies.toFile().list()).as("copies of jars").hasSize(1);
    }

    private Path version(String version, String answer) {
        return PluginJars.plugin(scratch, "hello", version)
                .command("Hello", "name = \"hello\", help = \"Says hello\"", "return Reply.text(\"" + answer + "\");")
                .jar(scratch.resolve(version + ".jar"));
    }

    private void take(Path version) throws IOException {
        house.touch(Files.copy(version, house.folder.resolve("hello.jar"), StandardCopyOption.REPLACE_EXISTING));
        house.looks(2);
        ClassLoader loader = house.only().classLoader();
        assertThat(loaders).as("the loaders so far").noneMatch(earlier -> earlier.refersTo(loader));
        loaders.add(new WeakReference<>(loader));
    }

    /// Waits until all is over that replacing a plugin has set off.
    private void awaitRetired() {
        await("at most " + ALIVE_AT_MOST + " class loaders are alive", () -> {
            System.gc();
            return loaders.stream().filter(loader -> !loader.refersTo(null)).count() <= ALIVE_AT_MOST;
        });
        await("no retiring goes on", () -> !threadDump().contains("retiring "));
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("not within %s: %s", PATIENCE, what)
                    .isNegative();
        }
    }

    private static long metaspaceUsed() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow()
                .getUsed();
    }

    /// Those that code starts; the JVM adds carriers of virtual threads as it sees fit.
    private static int platformThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getClass().getSimpleName().equals("CarrierThread"))
                .count();
    }

    /// All threads, the virtual ones too.
    private String threadDump() {
        try {
            Path dump = Files.createTempDirectory(scratch, "dump").resolve("threads.txt");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readString(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
