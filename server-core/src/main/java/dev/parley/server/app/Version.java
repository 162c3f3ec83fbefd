package dev.parley.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the program.
final class Version implements IVersionProvider {

    /// The number alone: `0.1.0`.
    static String number() {
        try (InputStream in = Version.class.getResourceAsStream("/dev/parley/server/version.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Parley " + number()};
    }
}
