package dev.parley.server.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/// One run of the program in this process.
///
/// @param code the exit code
record CommandRun(int code, String out, String err) {

    /// Runs a command line, with nothing in the environment.
    static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = List.of(arguments).stream().map(Object::toString).toList();
        int code = Main.run(Map.of(), words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new CommandRun(code, out.toString(), err.toString());
    }
}
