package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own can show: its exit code, its streams, and that Java has nothing to
/// complain about.
class ProcessTest {

    @TempDir
    private Path folder;

    private Process start(String input, String... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX") || argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command)
                .redirectInput(Files.writeString(folder.resolve("in"), input).toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private void expectExit(Process process, int code) throws Exception {
        assertThat(process.waitFor(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .isTrue();
        assertThat(process.exitValue()).as(read("err")).isEqualTo(code);
    }

    private String read(String stream) throws IOException {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
    }

    @Test
    void aScriptIsSaidToTheLastLineInUtf8WhateverTheLocale() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("a\nGrüße 你好\n", server.as("ada"));
            server.welcome()
                    .expectSaid("a")
                    .expectSaid("Grüße 你好")
                    .echo("a")
                    .echo("Grüße 你好")
                    .letGo();

            expectExit(process, 0);
            assertThat(read("out")).isEqualTo("ada: a\nada: Grüße 你好\n");
            assertThat(read("err")).hasLineCount(1).startsWith("You are ada");
        }
    }

    @Test
    void aLostConnectionExitsWith1() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("a\n", server.as("ada"));
            server.welcome().hangUp();

            expectExit(process, 1);
            assertThat(read("err")).contains("is lost");
        }
    }

    @Test
    void aMistakeExitsWith2() throws Exception {
        expectExit(start("", "--nonsense"), 2);
        assertThat(read("err")).hasLineCount(1);
    }
}
