package dev.parley.server.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// Gives a command the options that [Settings] declares, and makes the settings out of what was found for
/// them: in the flags, else the environment, else `parley.properties`, else the declared default.
public final class SettingsOptions {

    private static final String CONFIG = "--config";

    private SettingsOptions() {}

    /// Adds the options to a command.
    ///
    /// @param arguments the program's arguments, for the place of `parley.properties`, which must be known
    /// before all others
    /// @param shown which flags the command's help shows; the others are the server's, and do no harm here
    public static void addTo(
            CommandLine command, Map<String, String> environment, List<String> arguments, Predicate<String> shown) {
        CommandSpec spec = command.getCommandSpec();
        for (RecordComponent component : Settings.class.getRecordComponents()) {
            spec.addOption(optionFor(component, shown));
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
        command.setDefaultValueProvider(new OutsideValues(environment, names(), configFileIn(arguments), spec));
    }

    /// The settings that a parsed command line means.
    ///
    /// @throws ParameterException if a value is out of its range
    public static Settings read(ParseResult parsed) {
        CommandSpec spec = parsed.commandSpec();
        Object[] values = Arrays.stream(Settings.class.getRecordComponents())
                .map(component -> spec.findOption(flagOf(component)).getValue())
                .toArray();
        try {
            return (Settings) Settings.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the settings are a public record", e);
        }
    }

    private static OptionSpec optionFor(RecordComponent component, Predicate<String> shown) {
        Option declared = component.getAccessor().getAnnotation(Option.class);
        return OptionSpec.builder(declared.names())
                .paramLabel(declared.paramLabel())
                .type(component.getType())
                .arity("1")
                .hidden(!shown.test(declared.names()[0]))
                .defaultValue(declared.defaultValue())
                .description(declared.description()[0] + " Default: ${DEFAULT-VALUE}")
                .build();
    }

    private static Set<String> names() {
        return Arrays.stream(Settings.class.getRecordComponents())
                .map(component -> flagOf(component).substring(2))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String flagOf(RecordComponent component) {
        return component.getAccessor().getAnnotation(Option.class).names()[0];
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
