package dev.parley.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// Gives a command an option for each [Setting], and makes the settings out of what was found for
/// them: in the flags, else the environment, else `parley.properties`, else the declared default.
public final class SettingsOptions {

    private static final String CONFIG = "--config";

    private SettingsOptions() {}

    /// Adds the options to a command.
    ///
    /// @param arguments the program's arguments, for the place of `parley.properties`, which must be known
    /// before all others
    /// @param shown which of them the command's help shows; the others are the server's, and do no harm here
    public static void addTo(
            CommandLine command, Map<String, String> environment, List<String> arguments, Predicate<Setting> shown) {
        CommandSpec spec = command.getCommandSpec();
        for (Setting setting : Setting.values()) {
            spec.addOption(optionFor(setting, shown));
        }
        spec.addOption(OptionSpec.builder(CONFIG)
                .paramLabel("FILE")
                .type(String.class)
                .description("File of settings, one KEY=VALUE a line, each key the name of a flag."
                        + " Default: parley.properties beside the program, if it is there.")
                .build());
        command.registerConverter(Duration.class, SettingsOptions::duration);
        command.registerConverter(InetAddress.class, SettingsOptions::address);
        command.registerConverter(TransportKind.class, SettingsOptions::transport);
        command.setDefaultValueProvider(new OutsideValues(environment, configFileIn(arguments), spec));
    }

    /// The settings that a parsed command line means.
    ///
    /// @throws ParameterException if a value is out of its range
    public static Settings read(ParseResult parsed) {
        Values values = new Values(parsed.commandSpec());
        try {
            return new Settings(
                    values.of(Setting.HOST),
                    values.of(Setting.PORT),
                    values.of(Setting.PLUGINS),
                    values.of(Setting.MAX_PLUGIN_BYTES),
                    values.of(Setting.PLUGINS_MAY_EXIT),
                    values.of(Setting.BANS),
                    values.of(Setting.DATA),
                    values.of(Setting.TRANSPORT),
                    values.of(Setting.EVENT_LOOPS),
                    values.of(Setting.MAX_LINE_BYTES),
                    values.of(Setting.BACKLOG_BYTES),
                    values.of(Setting.MAX_CONNECTIONS),
                    values.of(Setting.MAX_CONNECTIONS_PER_ADDRESS),
                    values.of(Setting.MAX_ROOMS),
                    values.of(Setting.HANDSHAKE_TIMEOUT),
                    values.of(Setting.GUESTS),
                    values.of(Setting.HISTORY),
                    values.of(Setting.HISTORY_RING_BYTES),
                    values.of(Setting.HISTORY_DAYS),
                    values.of(Setting.HISTORY_LINES),
                    values.of(Setting.REPLAY_LINES),
                    values.of(Setting.RATE_PERSON),
                    values.of(Setting.RATE_ADDRESS),
                    values.of(Setting.RATE_ROOM));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    /// What was found for each setting.
    private record Values(CommandSpec spec) {
        @SuppressWarnings("TypeParameterUnusedInFormals") // the setting's, which picocli has made of the text
        private <T> T of(Setting setting) {
            return spec.findOption(setting.flag()).getValue();
        }
    }

    private static OptionSpec optionFor(Setting setting, Predicate<Setting> shown) {
        return OptionSpec.builder(setting.flag())
                .paramLabel(setting.label())
                .type(setting.type())
                .arity("1")
                .hidden(!shown.test(setting))
                .defaultValue(setting.standard())
                .description(setting.description() + " Default: ${DEFAULT-VALUE}")
                .build();
    }

    private static Optional<String> configFileIn(List<String> arguments) {
        CommandSpec spec = CommandSpec.create()
                .addOption(OptionSpec.builder(CONFIG).type(String.class).build());
        CommandLine line =
                new CommandLine(spec).setUnmatchedArgumentsAllowed(true).setStopAtUnmatched(false);
        return Optional.ofNullable(
                line.parseArgs(arguments.toArray(String[]::new)).matchedOptionValue(CONFIG, null));
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not " + Durations.FORM));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new TypeConversionException("'" + text + "' is no address or host name of this machine");
        }
    }

    private static TransportKind transport(String text) {
        for (TransportKind kind : TransportKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        throw new TypeConversionException("'" + text + "' is none of auto, epoll, io_uring, nio");
    }
}
