package dev.parley.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.api.Lifecycle;
import dev.parley.api.LineFilter;
import dev.parley.api.Listener;
import dev.parley.server.config.Durations;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example of the guides is compiled and run, and what the guide says that one sees is what one sees.
class GuideTest {

    private static final Path GUIDES = Path.of("../docs");
    private static final List<String> NAMES = List.of("plugin-cookbook.md", "writing-plugins.md");
    private static final List<Class<?>> EXTENSION_POINTS =
            List.of(Command.class, ArgumentType.class, LineFilter.class, Listener.class, Lifecycle.class);

    @TempDir
    private Path folder;

    static List<Recipe> recipes() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        for (String name : NAMES) {
            recipes.addAll(Recipe.in(Files.readString(GUIDES.resolve(name))));
        }
        assertThat(recipes).hasSizeGreaterThan(10);
        return recipes;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theExampleDoesWhatTheGuideSays(Recipe recipe) throws Exception {
        try (URLClassLoader classes = compile(recipe)) {
            if (recipe.isTest()) {
                runTests(classes.loadClass(recipe.name()));
            } else {
                follow(recipe, extensionsIn(classes));
            }
        }
    }

    private static void follow(Recipe recipe, List<Class<?>> extensions) {
        try (TestServer server = TestServer.with(extensions.toArray())) {
            TestUser ada = server.join("ada");
            for (Recipe.Step step : recipe.steps()) {
                int before = ada.saw().size();
                if (step.isTyped()) {
                    ada.types(step.what());
                } else {
                    server.pass(Durations.parse(step.what()).orElseThrow());
                }
                List<String> seen = ada.saw().subList(before, ada.saw().size());
                assertThat(seen).as("after %s", step.what()).isEqualTo(step.seen());
            }
        }
    }

    private static void runTests(Class<?> type) throws ReflectiveOperationException {
        List<Method> tests = Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        assertThat(tests).isNotEmpty();
        for (Method test : tests) {
            test.invoke(type.getConstructor().newInstance());
        }
    }

    private URLClassLoader compile(Recipe recipe) throws IOException {
        Path source = Files.writeString(folder.resolve(recipe.name() + ".java"), recipe.code());
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean fine = javac.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(fine).as("%s", messages).isTrue();
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private List<Class<?>> extensionsIn(ClassLoader classes) throws IOException, ClassNotFoundException {
        List<Class<?>> extensions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                Class<?> type = classes.loadClass(file.getFileName().toString().replace(".class", ""));
                if (EXTENSION_POINTS.stream().anyMatch(point -> point.isAssignableFrom(type))) {
                    extensions.add(type);
                }
            }
        }
        return extensions;
    }
}
