package dev.parley.server.app;

import dev.parley.server.plugin.source.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/// A Maven project for a new plugin, made of the templates that the program brings. Immutable.
///
/// @param id the `Plugin-Id`, from which all other names follow
/// @param plugins where the jar is put
record PluginProject(String id, Path plugins) {

    /// What the templates import, so that no class of the project may be called so.
    private static final Set<String> TAKEN =
            Set.of("Args", "Call", "Command", "Help", "Optional", "Reply", "Slash", "User", "Test");

    private static final int MAX_COMMAND = 32;

    /// Whether a text can be the id of a project.
    static boolean canBeCalled(String id) {
        return Identity.isId(id) && id.chars().anyMatch(PluginProject::isLetterOrDigit);
    }

    /// The name of its command, without the slash.
    String command() {
        String name = id.replace('.', '-');
        return name.substring(0, Math.min(name.length(), MAX_COMMAND));
    }

    /// The name of its only class.
    String className() {
        String name = Arrays.stream(id.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        boolean usable = SourceVersion.isName(name) && !TAKEN.contains(name) && !isInJavaLang(name);
        return usable ? name : "Plugin" + name;
    }

    String packageName() {
        String name = id.replaceAll("[^a-z0-9]", "");
        return "example." + (SourceVersion.isName(name) ? name : "plugin" + name);
    }

    /// Writes it.
    ///
    /// @param folder its own, made if it is missing
    void writeTo(Path folder) throws IOException {
        String place = packageName().replace('.', '/') + "/" + className();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("src/main/java/" + place + ".java", "Command.java.template");
        files.put("src/test/java/" + place + "Test.java", "Test.java.template");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, filled(file.getValue()));
        }
    }

    private String filled(String template) throws IOException {
        String place = plugins.toAbsolutePath().normalize().toString();
        try (InputStream in = PluginProject.class.getResourceAsStream("project/" + template)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("{{id}}", id)
                    .replace("{{command}}", command())
                    .replace("{{class}}", className())
                    .replace("{{package}}", packageName())
                    .replace("{{version}}", Version.number())
                    .replace("{{plugins}}", template.endsWith(".xml") ? escaped(place) : place);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean isInJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
