package dev.parley.server.app;

import dev.parley.server.config.Settings;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley plugin new`: writes a Maven project for a plugin.
@Command(
        name = "new",
        description = {
            "Writes a Maven project for a plugin: one command, its test, and a pom that puts the jar into the plugin folder.",
            "For a small plugin no project is needed: one .java file in the plugin folder is enough."
        })
final class PluginNewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Its id, such as dice-roll: a-z, 0-9, '.', '-' and '_'.")
    private String name = "";

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "The project's folder, which must be new or empty. Default: NAME in the current folder")
    private @Nullable Path into;

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsOptions.read(spec.commandLine().getParseResult());
        Path folder = into == null ? Path.of(name) : into;
        PluginProject project = new PluginProject(name, settings.plugins());
        Optional<String> fault = fault(project, folder, settings);
        if (fault.isPresent()) {
            spec.commandLine().getErr().println("Nothing was written: " + fault.get() + ".");
            return 1;
        }
        try {
            project.writeTo(folder);
        } catch (IOException e) {
            throw new IOException("The project cannot be written into " + folder + ": " + FileFault.reason(e), e);
        }
        nextSteps(project, folder).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private Optional<String> fault(PluginProject project, Path folder, Settings settings) throws IOException {
        if (!PluginProject.canBeCalled(name)) {
            return Optional.of("\"" + name + "\" cannot be a plugin's id, which is one to 64 of a-z, 0-9, '.', '-' and"
                    + " '_', and starts with a letter or digit");
        }
        try (EmptyServer server = new EmptyServer(settings)) {
            if (server.hasCommand(project.command())) {
                return Optional.of("the server has a command /" + project.command() + " itself; choose another name");
            }
        }
        Path jar = settings.plugins().resolve(name + ".jar");
        if (Files.exists(jar)) {
            return Optional.of(jar + " is there, and the project would replace it; choose another name");
        }
        return isFree(folder) ? Optional.empty() : Optional.of(folder + " is there, and not an empty folder");
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static List<String> nextSteps(PluginProject project, Path folder) {
        String home = Path.of(System.getProperty("parley.home", "."))
                .toAbsolutePath()
                .normalize()
                .toString();
        return List.of(
                "The plugin " + project.id() + " is in " + folder + ": start with src/main/java/"
                        + project.packageName().replace('.', '/') + "/" + project.className() + ".java",
                "",
                "Once, so that Maven finds the plugin API and the testkit:",
                "    cd " + home + " && ./mvnw -q -DskipTests install",
                "Then, as often as you like (with Maven installed, 'mvn package' does the same):",
                "    cd " + folder.toAbsolutePath().normalize() + " && " + home + "/mvnw -q package",
                "",
                "That tests it and puts " + project.id() + ".jar into "
                        + project.plugins().toAbsolutePath().normalize() + ": a running server has /"
                        + project.command() + " within two seconds.");
    }
}
