package dev.parley.server.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `parley plugin`: what helps to write a plugin.
@Command(name = "plugin", description = "Helps to write plugins: starts a project, checks and builds them.")
final class PluginCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: new, check or build.");
    }
}
