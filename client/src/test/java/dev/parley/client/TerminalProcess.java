package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program on a pseudo-terminal of its own, made by `script` of util-linux, and what a person would see
/// there. Every wait is bounded.
public final class TerminalProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path device;
    private final Screen screen;
    private final Thread pump;

    private TerminalProcess(Process process, Path device, Screen screen) {
        this.process = process;
        this.device = device;
        this.screen = screen;
        this.pump = Thread.ofPlatform().daemon().name("screen").start(this::watch);
    }

    /// The command line that runs the client of this build.
    ///
    /// @param folder for what it leaves
    static String client(Path folder, String... arguments) {
        Stream<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX") || argument.startsWith("--"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        Stream.of(java),
                        options,
                        // What is killed cannot take away what JLine unpacked.
                        Stream.of("-Djline.tmpdir=" + folder),
                        Stream.of("-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    /// Starts a program on a terminal of 80 columns and 24 rows.
    ///
    /// @param folder where it runs, and where its files are kept
    /// @param command for the shell
    public static TerminalProcess start(Path folder, Map<String, String> environment, String command) {
        Path device = folder.resolve("tty-" + System.nanoTime());
        String session = "stty rows 24 cols 80; tty > " + device + "; " + command;
        ProcessBuilder builder = new ProcessBuilder("script", "-qfec", session, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "XDG_STATE_HOME", "PARLEY_PASSWORD"));
        builder.environment().putAll(Map.of("TERM", "xterm-256color", "LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        builder.environment().putAll(environment);
        try {
            return new TerminalProcess(builder.start(), device, new Screen(80, 24));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is seen.
    public Screen screen() {
        return screen;
    }

    /// Presses keys.
    public TerminalProcess type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Gives the window another size.
    public TerminalProcess resize(int columns, int rows) {
        screen.resize(columns, rows);
        try {
            Process stty = new ProcessBuilder(
                            "stty", "-F", Files.readString(device).strip(), "rows", "" + rows, "cols", "" + columns)
                    .inheritIO()
                    .start();
            assertThat(stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(stty.exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /// Tells the JVM on this terminal to end, by SIGTERM.
    public TerminalProcess terminate() {
        assertThat(process.descendants().filter(TerminalProcess::isJava).filter(ProcessHandle::destroy))
                .as("what was told to end")
                .hasSize(1);
        return this;
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    /// Waits for the end.
    public void expectExit(int code) {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(() -> "it ends; the screen:\n" + screen.text())
                    .isTrue();
            pump.join(PATIENCE_SECONDS * 1_000L);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(process.exitValue()).as(() -> screen.text()).isEqualTo(code);
    }

    /// Ends it, and what it has started.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void watch() {
        try (InputStream out = process.getInputStream()) {
            out.transferTo(screen);
        } catch (IOException e) {
            // the process is gone
        }
    }
}
