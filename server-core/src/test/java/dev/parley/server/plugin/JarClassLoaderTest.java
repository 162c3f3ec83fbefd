package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;

class JarClassLoaderTest {

    @TempDir
    private Path scratch;

    private final Parent parent = new Parent();
    private JarClassLoader loader;

    @BeforeEach
    void open() {
        Path jar = PluginJars.plugin(scratch, "hello", "1.0.0")
                .command("Hello", "name = \"hello\", help = \"x\"", "return Reply.nothing();")
                .source("Nickname", "package dev.parley.api; public final class Nickname {}")
                .jar(scratch.resolve("hello.jar"));
        loader = new JarClassLoader(
                new DefaultPluginManager(scratch),
                new DefaultPluginDescriptor("hello", "", "", "1.0.0", "", "", ""),
                parent);
        loader.addFile(jar.toFile());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void aClassOfTheJarIsFoundWithoutAskingTheParent() throws ClassNotFoundException {
        Class<?> hello = loader.loadClass("example.Hello");
        assertThat(hello.getClassLoader()).isSameAs(loader);
        assertThat(loader.loadClass("example.Hello")).isSameAs(hello);
        assertThat(parent.asked).noneMatch(name -> name.startsWith("example."));
    }

    @Test
    void aClassOfTheApiIsTheParentsEvenIfTheJarHasOneOfThatName() throws ClassNotFoundException {
        assertThat(loader.loadClass("dev.parley.api.Nickname")).isSameAs(dev.parley.api.Nickname.class);
    }

    @Test
    void aClassThatIsNotInTheJarIsTheParents() throws ClassNotFoundException {
        assertThat(loader.loadClass(JarClassLoaderTest.class.getName())).isSameAs(JarClassLoaderTest.class);
        assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
    }

    @Test
    void aClassThatNobodyHasIsNotFound() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass("example.Missing"))
                .withMessage("example.Missing");
    }

    /// One that has everything that the tests have.
    private static final class Parent extends ClassLoader {

        private final List<String> asked = new ArrayList<>();

        Parent() {
            super(JarClassLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    }
}
