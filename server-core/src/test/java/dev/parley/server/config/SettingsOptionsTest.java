package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

class SettingsOptionsTest {
    private static final String HOME = "parley.home";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Command(name = "probe", mixinStandardHelpOptions = true, version = "probe")
    private static final class Probe {}

    @BeforeEach
    void liveInAFolderOfOnesOwn() {
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void leaveNoTrace() {
        System.clearProperty(HOME);
    }

    private CommandLine command(String... arguments) {
        CommandLine command = new CommandLine(new Probe());
        SettingsOptions.addTo(command, environment, List.of(arguments), _ -> true);
        return command;
    }

    private Settings settings(String... arguments) {
        return SettingsOptions.read(command(arguments).parseArgs(arguments));
    }

    private String refusal(String... arguments) {
        ParameterException refused = catchThrowableOfType(ParameterException.class, () -> settings(arguments));
        assertThat(refused).as("%s", List.of(arguments)).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("\n").doesNotContain("Exception");
        return refused.getMessage();
    }

    private Path properties(String content) throws IOException {
        return Files.writeString(home.resolve("parley.properties"), content);
    }

    @Test
    void withNothingSaidEverythingHasItsDefault() {
        assertThat(settings())
                .isEqualTo(new Settings(
                        InetAddress.getLoopbackAddress(),
                        55_556,
                        home.resolve("plugins"),
                        1 << 26,
                        "none",
                        home.resolve("bans.txt"),
                        home.resolve("data"),
                        TransportKind.AUTO,
                        0,
                        8_192,
                        1 << 20,
                        16_000,
                        4_000,
                        10_000,
                        Duration.ofSeconds(10),
                        true,
                        true,
                        1 << 24,
                        0,
                        0,
                        10,
                        5,
                        50,
                        200));
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        properties("port=1\nevent-loops=1\nmax-line-bytes=1001\n");
        environment.put("PARLEY_PORT", "2");
        environment.put("PARLEY_EVENT_LOOPS", "2");
        Settings settings = settings("--port", "3");
        assertThat(settings.port()).isEqualTo(3);
        assertThat(settings.eventLoops()).isEqualTo(2);
        assertThat(settings.maxLineBytes()).isEqualTo(1_001);
        assertThat(settings.backlogBytes()).isEqualTo(1 << 20);
    }

    @Test
    void everySettingCanBeGivenInEverySource() throws IOException {
        Path data = home.resolve("elsewhere");
        String[] flags = {
            "--host=127.0.0.2",
            "--port=0",
            "--plugins=" + data,
            "--bans=" + data,
            "--data=" + data,
            "--transport=nio",
            "--event-loops=3",
            "--max-line-bytes=128",
            "--backlog-bytes=16384",
            "--max-connections=5",
            "--max-connections-per-address=6",
            "--handshake-timeout=1m"
        };
        Settings byFlag = settings(flags);
        assertThat(byFlag.transport()).isEqualTo(TransportKind.NIO);
        assertThat(byFlag.handshakeTimeout()).isEqualTo(Duration.ofMinutes(1));

        properties(String.join("\n", flags).replace("--", ""));
        assertThat(settings()).isEqualTo(byFlag);

        properties("");
        for (String flag : flags) {
            String[] setting = flag.substring(2).split("=", 2);
            environment.put("PARLEY_" + setting[0].toUpperCase().replace('-', '_'), setting[1]);
        }
        assertThat(settings()).isEqualTo(byFlag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "EPOLL", "Io_Uring", "nio"})
    void aTransportIsMeantInAnyLetterCase(String name) {
        assertThat(settings("--transport", name).transport().name()).isEqualToIgnoringCase(name);
    }

    @Test
    void theFileOfSettingsCanBeElsewhere() throws IOException {
        Path file = Files.writeString(home.resolve("other.properties"), "port=7");
        properties("port=8");
        assertThat(settings("--config", file.toString()).port()).isEqualTo(7);
        environment.put("PARLEY_CONFIG", file.toString());
        assertThat(settings().port()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "port, many, 'many'",
        "port, 65536, 65535",
        "transport, pigeon, none of auto",
        "handshake-timeout, 10 seconds, a time such as",
        "handshake-timeout, 2h, handshake-timeout",
        "host, '[not an address', no address",
        "max-line-bytes, 99999999999, 99999999999"
    })
    void aMalformedValueIsRefusedFromEverySource(String setting, String value, String says) throws IOException {
        assertThat(refusal("--" + setting + "=" + value)).contains(setting).contains(says);

        String variable = "PARLEY_" + setting.toUpperCase().replace('-', '_');
        environment.put(variable, value);
        assertThat(refusal()).contains(setting).contains(says);

        environment.clear();
        properties(setting + "=" + value);
        assertThat(refusal()).contains(setting).contains(says);
    }

    @Test
    void anEmptyVariableIsNoValue() {
        environment.put("PARLEY_PORT", "");
        assertThat(settings().port()).isEqualTo(55556);
    }

    @Test
    void anUnknownKeyInTheFileIsRefusedByName() throws IOException {
        Path file = properties("prot=4000\n");
        assertThat(refusal()).contains(file.toString()).contains("'prot'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "version", "config"})
    void aFlagThatIsNoSettingIsNoKeyOfTheFile(String key) throws IOException {
        properties(key + "=true\n");
        assertThat(refusal()).contains("'" + key + "'");
    }

    @Test
    void variablesNamedLikeFlagsThatAreNoSettingsMeanNothing() {
        environment.put("PARLEY_VERSION", "1.0");
        environment.put("PARLEY_HELP", "true");
        CommandLine.ParseResult parsed = command().parseArgs();
        assertThat(parsed.isVersionHelpRequested()).isFalse();
        assertThat(parsed.isUsageHelpRequested()).isFalse();
        assertThat(SettingsOptions.read(parsed).port()).isEqualTo(55_556);
    }

    @Test
    void aFileOfSettingsThatWasAskedForMustBeThere() {
        Path missing = home.resolve("missing.properties");
        assertThat(refusal("--config", missing.toString()))
                .contains(missing.toString())
                .contains("there is no such file");
        assertThat(refusal("--config=" + missing)).contains(missing.toString());
    }

    @Test
    void aFolderInThePlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(home.resolve("parley.properties"));
        assertThat(refusal()).contains("parley.properties").contains("Is a directory");
    }

    @Test
    void aBadEscapeInTheFileIsRefused() throws IOException {
        Path file = properties("data=\\u00zz\n");
        assertThat(refusal()).contains(file.toString()).contains("\\uxxxx");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Path file = home.resolve("parley.properties");
        Files.write(file, "data=Caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal()).contains(file.toString()).contains("it is not UTF-8 text");
    }

    @Test
    void utf8InTheFileIsKept() throws IOException {
        properties("data=/srv/caf\u00E9\n");
        assertThat(settings().data()).isEqualTo(Path.of("/srv/caf\u00E9"));
    }

    @Test
    void anUnknownFlagIsRefusedByName() {
        assertThat(refusal("--prot", "4000")).contains("--prot");
    }

    @Test
    void onlyTheFlagsThatAreAskedForAreShown() {
        CommandLine command = new CommandLine(new Probe());
        SettingsOptions.addTo(command, environment, List.of(), Setting.DATA::equals);
        assertThat(command.getUsageMessage()).contains("--data").doesNotContain("--port");
    }
}
