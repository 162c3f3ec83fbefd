package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

/// Holds `docs/settings.md` against the declarations.
class SettingsGuideTest {

    private static final Path GUIDE = Path.of("../docs/settings.md");
    private static final Pattern ROW = Pattern.compile("\\| (`--[^|]+ \\| `[^|]+ \\| `[^|]+ \\| `[^|]+) \\|.*");
    private static final String BESIDE_THE_PROGRAM = "${sys:parley.home:-.}/";

    @Test
    void everySettingIsListedWithItsFlagVariableKeyAndDefault() throws IOException {
        List<String> rows = Files.readAllLines(GUIDE).stream()
                .map(ROW::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
        List<String> declared = Stream.of(Settings.class.getRecordComponents())
                .map(component -> row(component.getAccessor().getAnnotation(Option.class)))
                .toList();
        assertThat(rows).containsExactlyElementsOf(declared);
    }

    private static String row(Option option) {
        String key = option.names()[0].substring(2);
        String variable = "PARLEY_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
        String standard = option.defaultValue().replace(BESIDE_THE_PROGRAM, "");
        return "`--%s` | `%s` | `%s` | `%s`".formatted(key, variable, key, standard);
    }
}
