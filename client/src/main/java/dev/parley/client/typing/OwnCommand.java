package dev.parley.client.typing;

import dev.parley.protocol.ServerMessage.CommandInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A command that the client itself carries out.
enum OwnCommand {
    CLEAR("Clear the screen"),
    SEND("Send what was typed while the connection was gone"),
    DROP("Forget what was typed while the connection was gone, and what waits to be sent");

    private final String help;

    OwnCommand(String help) {
        this.help = help;
    }

    /// The command on a line that consists of nothing else.
    static Optional<OwnCommand> of(String line) {
        return Stream.of(values())
                .filter(own -> line.equalsIgnoreCase("/" + own.word()))
                .findFirst();
    }

    /// Its name without the slash.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    CommandInfo info() {
        return new CommandInfo(word(), List.of(), help, "/" + word(), List.of());
    }
}
