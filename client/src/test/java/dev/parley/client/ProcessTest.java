package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        builder.environment().putAll(Map.of("LC_ALL", "C", "PARLEY_PASSWORD", "not it"));
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
    void execPrintsTheAnswersAndARefusalIsOneMoreLineAndExitCode1() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("", "--exec", "/who", "--exec", "/wo", server.as("ada"));
            String who = server.welcome().line("bob", "talk").expectCommand("/who");
            String unknown = server.expectCommand("/wo");
            server.send(
                            new ServerMessage.Reply(who, "2 in lobby: ada, bob", null),
                            new ServerMessage.Error(unknown, "unknown-command", "There is no command /wo", null, null))
                    .letGo();

            expectExit(process, 1);
            assertThat(read("out")).isEqualTo("2 in lobby: ada, bob\n");
            assertThat(read("err")).isEqualTo("There is no command /wo\n");
        }
    }

    @Test
    void execAloneExitsWith0AndSaysNothingElse() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("not read", "--exec", "/who", server.as("ada"));
            String who = server.welcome().expectCommand("/who");
            server.send(new ServerMessage.Reply(who, "only you", null)).letGo();

            expectExit(process, 0);
            assertThat(read("out")).isEqualTo("only you\n");
            assertThat(read("err")).isEmpty();
        }
    }

    @Test
    void jsonIsTheWiresMessagesOneALineInUtf8WhateverTheLocale() throws Exception {
        try (var server = new FakeServer()) {
            String later = "{\"type\":\"weather\",\"sky\":\"heiß ☀\"}";
            Process process = start("hi\n", "--json", server.as("ada"));
            server.welcome().sendRaw(later + "\n").expectSaid("hi").echo("hi").letGo();

            expectExit(process, 0);
            List<String> lines = read("out").lines().toList();
            assertThat(lines.stream()
                            .map(line -> JsonParser.parseString(line)
                                    .getAsJsonObject()
                                    .get("type")
                                    .getAsString()))
                    .containsExactly("welcome", "commands", "weather", "line", "pong");
            assertThat(lines).contains(later);
            assertThat(read("err")).isEmpty();
        }
    }

    @Test
    void whereNobodyListensExitsWith1() throws Exception {
        var server = new FakeServer();
        server.close();

        expectExit(start("", server.as("ada")), 1);
        assertThat(read("out")).isEmpty();
        assertThat(read("err")).hasLineCount(1).contains("Nothing answers at ", "parley server");
    }

    @Test
    void aRefusedNameExitsWith1() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("a\n", server.as("ada"));
            server.accept().expect(Hello.class);
            server.send(new ServerMessage.Error(null, ErrorCode.NICK_TAKEN, "ada is here already"))
                    .hangUp();

            expectExit(process, 1);
            assertThat(read("out")).isEmpty();
            assertThat(read("err")).hasLineCount(1).endsWith(" did not let ada in: ada is here already\n");
        }
    }

    @Test
    void aWrongPasswordExitsWith1() throws Exception {
        try (var server = new FakeServer()) {
            Process process = start("a\n", server.as("ada"));
            server.accept().expect(Hello.class);
            server.send(new ServerMessage.Error(null, ErrorCode.PASSWORD_REQUIRED, "ada has a password"));
            assertThat(server.expect(Hello.class).password()).isEqualTo("not it");
            server.send(new ServerMessage.Error(null, ErrorCode.PASSWORD_WRONG, "That is not the password"))
                    .hangUp();

            expectExit(process, 1);
            assertThat(read("out")).isEmpty();
            assertThat(read("err")).hasLineCount(1).endsWith(" did not let ada in: That is not the password\n");
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
