package dev.parley.server.config;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The values of settings that were not given as flags: from the environment, then from `parley.properties`.
final class OutsideValues implements IDefaultValueProvider {

    private final Map<String, String> environment;
    private final Properties properties;

    /// @param file the file of settings that was asked for; if none was, the one beside the program may be
    /// missing
    OutsideValues(Map<String, String> environment, Optional<String> file, CommandSpec command) {
        this.environment = environment;
        Optional<String> asked = file.or(() -> Optional.ofNullable(environment.get("PARLEY_CONFIG")));
        Path path = Path.of(asked.orElse(System.getProperty("parley.home", ".") + "/parley.properties"));
        this.properties = asked.isPresent() || Files.exists(path) ? load(path, command) : new Properties();
        for (String key : properties.stringPropertyNames()) {
            if (Setting.of(key).isEmpty()) {
                throw new ParameterException(
                        command.commandLine(), path + ": there is no setting called '" + key + "' (see --help)");
            }
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Setting.of(option.longestName().substring(2)).map(this::value).orElse(null)
                : null;
    }

    private @Nullable String value(Setting setting) {
        String value = environment.getOrDefault(setting.variable(), "");
        return value.isBlank() ? properties.getProperty(setting.key()) : value;
    }

    private static Properties load(Path path, CommandSpec command) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "The settings in " + path + " cannot be read: " + FileFault.reason(e), e);
        }
    }
}
