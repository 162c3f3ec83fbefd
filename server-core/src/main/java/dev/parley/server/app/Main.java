package dev.parley.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The program `parley`, but for `parley client`, which is a program of its own.
public final class Main implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(System.getenv(), List.of(arguments), out, err));
    }

    /// Runs a command line.
    ///
    /// @return 0 if it was done, 1 if it could not be done, 2 if the arguments or settings are wrong
    static int run(Map<String, String> environment, List<String> arguments, PrintWriter out, PrintWriter err) {
        CommandLine parley = new CommandLine(new Main().spec());
        parley.setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println(e instanceof IOException ? e.getMessage() : "parley failed: " + e);
            if (!(e instanceof IOException)) {
                log.error("this is a bug", e);
            }
            return 1;
        });
        parley.setParameterExceptionHandler((e, _) -> {
            CommandLine line = e.getCommandLine();
            line.getErr().println(e.getMessage());
            line.getErr().println("'" + line.getCommandSpec().qualifiedName() + " --help' lists the options.");
            return 2;
        });
        try {
            new Verbs(environment, arguments).addTo(parley);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            return 2;
        }
        parley.setOut(out).setErr(err);
        return parley.execute(arguments.toArray(String[]::new));
    }

    /// How it is written, without annotations, as [ServerCommand#spec()].
    private CommandSpec spec() {
        spec.name("parley");
        spec.usageMessage()
                .description("A self-hosted chat server that is extended by dropping a jar into a folder.")
                .footer(
                        "  client  Talks in a terminal, or sends what is piped to it.",
                        "",
                        "parley COMMAND --help explains a command.");
        StandardFlags.addTo(spec);
        return spec;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: server, client, account, passwd, backup, restore, export or plugin.");
    }
}
