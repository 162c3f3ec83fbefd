package dev.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
        List<String> declared =
                Stream.of(Setting.values()).map(SettingsGuideTest::row).toList();
        assertThat(rows).containsExactlyElementsOf(declared);
    }

    private static String row(Setting setting) {
        return "`%s` | `%s` | `%s` | `%s`"
                .formatted(
                        setting.flag(),
                        setting.variable(),
                        setting.key(),
                        setting.standard().replace(BESIDE_THE_PROGRAM, ""));
    }
}
