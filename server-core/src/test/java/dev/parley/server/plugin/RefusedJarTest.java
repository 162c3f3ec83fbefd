package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong with a jar costs one line that says what, and nothing else.
class RefusedJarTest {

    private static final long MAX_BYTES = 200_000;
    private static final int LONGEST_LINE = 2_000;

    @TempDir
    private static Path shelf;

    private static Path good;
    private static Path old;

    @TempDir
    private Path scratch;

    private PluginHouse house;
    private Path bad;

    @BeforeAll
    static void makeGoodJars() {
        good = jar("good", "good");
        old = jar("bad", "old");
    }

    @BeforeEach
    void open() throws IOException {
        house = PluginHouse.strict(scratch, MAX_BYTES);
        bad = house.folder.resolve("bad.jar");
        house.touch(Files.copy(good, house.folder.resolve("a-good.jar")));
    }

    @AfterEach
    void close() {
        house.close();
    }

    static List<JarFault> faults() {
        return JarFaults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void costsOneLineWhileTheOldVersionAndAllOthersServe(JarFault fault) throws IOException {
        house.touch(Files.copy(old, bad));
        house.looks(2);
        house.told.clear();
        fault.place(scratch, bad);
        house.pass(Duration.ofMinutes(1));
        house.looks(4);
        assertRefused(fault.reasons(), "; bad 1.0.0 goes on serving");
        assertThat(house.commands()).containsExactly("good", "old");
        assertThat(copies()).containsExactlyInAnyOrder("a-good.jar", "bad.jar");
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordThatCannotBeReadIsNamed(String record) throws IOException {
        Files.copy(old, bad);
        Path file = Files.createDirectories(scratch.resolve("store/bad")).resolve("record.json");
        Files.writeString(file, record);
        house.looks(3);
        assertRefused(List.of("what is known of it, in " + file + ", cannot be read", "restore that file"), "");
        assertThat(house.commands()).containsExactly("good");
        assertThat(copies()).containsExactly("a-good.jar");
    }

    static List<String> records() {
        String record = "{\"disabled\": false, \"data\": 1, \"setAside\": 0, \"lastNumber\": 1, %s}";
        return List.of(
                "not JSON",
                "",
                "{}",
                "[1, 2]",
                record.formatted("\"before\": \"none\", \"rejected\": []"),
                record.formatted("\"before\": [null], \"rejected\": []"),
                record.formatted("\"before\": [{}], \"rejected\": []"),
                record.formatted("\"before\": [], \"rejected\": [null]"),
                record.formatted("\"serving\": {\"version\": \"1.0.0\"}, \"before\": [], \"rejected\": []"));
    }

    @Test
    void settingsThatCannotBeReadAreNamed() throws IOException {
        Files.copy(old, bad);
        Files.writeString(house.folder.resolve("bad.properties"), "key = \\uZZZZ");
        house.looks(3);
        assertRefused(List.of("its settings in bad.properties cannot be read"), "");
        assertThat(house.commands()).containsExactly("good");
        assertThat(copies()).containsExactly("a-good.jar");
    }

    @Test
    void settingsThatAreAFolderAreNamed() throws IOException {
        Files.copy(old, bad);
        Files.createDirectory(house.folder.resolve("bad.properties"));
        house.looks(3);
        assertRefused(List.of("its settings in bad.properties cannot be read"), "");
    }

    @Test
    void aPluginThatTheAdminTrustsMayContainSystemExit() {
        house.close();
        house = PluginHouse.trusting(scratch, "bad");
        PluginJars.plugin(scratch, "bad", "2.0.0")
                .command("Bad", "name = \"bad\", help = \"Ends it all\"", "System.exit(1); return null;")
                .jar(bad);
        house.looks(2);
        assertThat(house.commands()).containsExactly("bad", "good");
    }

    @Test
    void allFaultsTogetherCostALineEachAtTheStart() throws IOException {
        List<JarFault> faults = JarFaults.all();
        for (int i = 0; i < faults.size(); i++) {
            faults.get(i).place(scratch, house.folder.resolve("bad" + i + ".jar"));
        }
        house.touch(Files.copy(old, house.folder.resolve("z-last.jar")));
        house.pass(Duration.ofMinutes(1));
        house.plugins.start();
        house.looks(2);
        assertThat(house.commands()).containsExactly("good", "old");
        assertThat(copies()).containsExactlyInAnyOrder("a-good.jar", "z-last.jar");
        for (int i = 0; i < faults.size(); i++) {
            String start = "plugin bad" + i + ".jar is refused: ";
            assertThat(house.told)
                    .filteredOn(line -> line.startsWith(start))
                    .singleElement()
                    .asString()
                    .contains(faults.get(i).reasons());
        }
        assertThat(house.told).hasSameSizeAs(faults);
    }

    private void assertRefused(List<String> reasons, String still) {
        assertThat(house.told)
                .filteredOn(line -> line.contains("bad"))
                .singleElement()
                .asString()
                .startsWith("plugin bad.jar is refused: ")
                .contains(reasons)
                .endsWith(still)
                .hasSizeLessThan(LONGEST_LINE)
                .hasLineCount(1);
    }

    /// The names of the jars of which there are copies.
    private List<String> copies() {
        try (Stream<Path> files = Files.walk(house.copies)) {
            List<Path> all = files.filter(file -> !file.equals(house.copies)).toList();
            List<String> jars = all.stream()
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(all).as("jars, and a folder for each").hasSize(2 * jars.size());
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(String id, String command) {
        return PluginJars.plugin(shelf, id, "1.0.0")
                .command("Fine", "name = \"" + command + "\", help = \"Works\"", "return Reply.nothing();")
                .jar(shelf.resolve(command + ".jar"));
    }
}
