package dev.parley.client;

import dev.parley.client.screen.Theme;
import dev.parley.client.typing.LineEditor;
import dev.parley.client.wire.Address;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What the program was told when it was started.
///
/// @param given where to go, perhaps without a nick
/// @param lines what `--exec` shall run
/// @param passwordFile has the password in its first line
record Options(
        Optional<Address> given,
        Optional<Theme> theme,
        LineEditor.Keys keys,
        List<String> lines,
        boolean json,
        Optional<Path> passwordFile) {

    private static final String THEME = "--theme";
    private static final String KEYS = "--keys";
    private static final String EXEC = "--exec";
    private static final String JSON = "--json";
    private static final String PASSWORD_FILE = "--password-file";

    /// How they are written. It is spelled out, since picocli needs a tenth of a second to find it in annotations.
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("parley client").versionProvider(new Version());
        explain(spec);
        addFlags(spec);
        addValues(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("nick@host:port")
                .arity("0..1")
                .type(Address.class)
                .converters(Address::parse)
                .description("Your name and where to go. Host and port may be left out: localhost, 55556. Without any"
                        + " of it you are asked, and Enter takes the last ones.")
                .build());
        return spec;
    }

    private static void addFlags(CommandSpec spec) {
        spec.addOption(flag(JSON, "Prints each message of the server as it came, one JSON object a line, for programs.")
                .build());
        spec.addOption(flag("-h", "Show this help message and exit.")
                .names("-h", "--help")
                .usageHelp(true)
                .build());
        spec.addOption(flag("-V", "Print version information and exit.")
                .names("-V", "--version")
                .versionHelp(true)
                .build());
    }

    private static void addValues(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(THEME)
                .paramLabel("THEME")
                .type(Theme.class)
                .description("dark, light or none: the colours. Without it dark, or none if NO_COLOR is set.")
                .build());
        spec.addOption(OptionSpec.builder(KEYS)
                .paramLabel("KEYS")
                .type(LineEditor.Keys.class)
                .description("emacs or vi: which keys edit what you type. Without it emacs.")
                .build());
        spec.addOption(OptionSpec.builder(EXEC)
                .paramLabel("LINE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Runs a command or says a line, prints what the server answers, and leaves. May be given"
                        + " several times.")
                .build());
        spec.addOption(OptionSpec.builder(PASSWORD_FILE)
                .paramLabel("FILE")
                .type(Path.class)
                .description("Has the password of your name in its first line. The environment variable PARLEY_PASSWORD"
                        + " is another way; without both you are asked.")
                .build());
    }

    private static OptionSpec.Builder flag(String name, String description) {
        return OptionSpec.builder(name).arity("0").type(boolean.class).description(description);
    }

    private static void explain(CommandSpec spec) {
        Map<String, String> exitCodes = new LinkedHashMap<>();
        exitCodes.put("0", "you left, and with --exec nothing was refused");
        exitCodes.put("1", "refused, or the connection was lost");
        exitCodes.put("2", "a mistake in these arguments");
        spec.usageMessage()
                .description(
                        "Chats on a Parley server.",
                        "On a terminal type lines; /help lists the server's commands. From a pipe each line is sent, and"
                                + " the client leaves when all have been handled.")
                .exitCodeListHeading("Exit codes:%n")
                .exitCodeList(exitCodes);
    }

    static Options of(ParseResult parsed) {
        return new Options(
                Optional.ofNullable(parsed.matchedPositionalValue(0, null)),
                Optional.ofNullable(parsed.matchedOptionValue(THEME, null)),
                parsed.matchedOptionValue(KEYS, LineEditor.Keys.EMACS),
                parsed.matchedOptionValue(EXEC, List.of()),
                parsed.matchedOptionValue(JSON, false),
                Optional.ofNullable(parsed.matchedOptionValue(PASSWORD_FILE, null)));
    }
}
