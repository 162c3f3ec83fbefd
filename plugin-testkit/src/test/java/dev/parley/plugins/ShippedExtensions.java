package dev.parley.plugins;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.api.Lifecycle;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is in the shipped jars, but for those that lie in `optional` until the admin wants them.
final class ShippedExtensions {

    private static final Path PLUGINS = Path.of("../plugins");

    private ShippedExtensions() {}

    static List<Class<?>> all() throws IOException, ClassNotFoundException {
        List<Class<?>> extensions = new ArrayList<>();
        for (Path classes : classFolders()) {
            for (Path file : files(classes)) {
                String name = classes.relativize(file).toString();
                Class<?> type = Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                boolean extension = Stream.of(Command.class, ArgumentType.class, Lifecycle.class)
                        .anyMatch(kind -> kind.isAssignableFrom(type));
                if (extension && !Modifier.isAbstract(type.getModifiers())) {
                    extensions.add(type);
                }
            }
        }
        return extensions;
    }

    private static List<Path> classFolders() throws IOException {
        try (Stream<Path> folders = Files.list(PLUGINS)) {
            return folders.filter(folder -> Files.exists(PLUGINS.resolve(folder.getFileName() + ".jar")))
                    .map(folder -> folder.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .toList();
        }
    }
}
