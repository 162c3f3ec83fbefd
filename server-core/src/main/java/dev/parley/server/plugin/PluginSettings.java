package dev.parley.server.plugin;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.FileStamp;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// What the admin set for a plugin, in the file `<id>.properties` beside its jar. Immutable.
///
/// @param values empty without that file
/// @param stamp what the file looked like just before it was read
public record PluginSettings(Map<String, String> values, FileStamp stamp) {

    private static final String ENDING = ".properties";

    static PluginSettings read(Path pluginFolder, String id) throws PluginRefusedException {
        Path file = file(pluginFolder, id);
        FileStamp stamp = FileStamp.of(file);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return new PluginSettings(Map.of(), stamp);
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginRefusedException(
                    "its settings in " + file.getFileName() + " cannot be read: " + FileFault.reason(e), e);
        }
        return new PluginSettings(
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)),
                stamp);
    }

    /// Where the settings of a plugin are.
    static Path file(Path pluginFolder, String id) {
        return pluginFolder.resolve(id + ENDING);
    }

    /// Whether a file could be the settings of a plugin, by its name.
    static boolean maybe(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }
}
