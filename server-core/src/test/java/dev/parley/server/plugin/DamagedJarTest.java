package dev.parley.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars in which single bytes are wrong, at random places that are the same in each run.
class DamagedJarTest {

    private static final int ROUNDS = 200;

    @TempDir
    private Path scratch;

    private final Random random = new Random(1);
    private int refused;

    @Test
    void isRefusedOrReadButNothingElseHappens() throws IOException {
        Path copies = Files.createDirectory(scratch.resolve("copies"));
        JarReader reader = LeakyPlugins.jarReader(copies);
        byte[] whole = Files.readAllBytes(good());
        for (int i = 0; i < ROUNDS; i++) {
            read(reader, Files.write(scratch.resolve("bad.jar"), damaged(whole)));
        }
        assertThat(refused).isPositive();
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void withADamagedClassIsRefusedOrReadButNothingElseHappens() throws IOException {
        Path copies = Files.createDirectory(scratch.resolve("copies"));
        JarReader reader = LeakyPlugins.jarReader(copies);
        Path jar = good();
        byte[] whole = JarRewrite.entriesOf(jar).get("example/Bad.class");
        for (int i = 0; i < ROUNDS; i++) {
            read(reader, JarRewrite.rewrite(jar, entries -> entries.put("example/Bad.class", damaged(whole))));
        }
        assertThat(refused).isPositive();
        assertThat(copies).isEmptyDirectory();
    }

    private void read(JarReader reader, Path jar) {
        try {
            reader.read(jar).copy().delete();
        } catch (PluginRefusedException e) {
            assertThat(e.reason()).hasLineCount(1);
            refused++;
        }
    }

    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private Path good() {
        return PluginJars.plugin(scratch, "bad", "1.0.0")
                .source(
                        "Bad",
                        JarFault.commandWith("java.util.List<String> names = List.of(\"a\");")
                                .replace("import dev.parley.api.*;", "import dev.parley.api.*; import java.util.*;"))
                .jar(scratch.resolve("good.jar"));
    }
}
