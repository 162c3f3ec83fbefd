package dev.parley.server.app;

import dev.parley.server.backup.Restore;
import dev.parley.server.config.Settings;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley restore FILE`
@Command(
        name = "restore",
        description = {
            "Puts a backup in the place of what the server keeps, while it does not run.",
            "What was there before is moved into a folder of the data folder. A backup that is damaged changes nothing."
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file that 'parley backup' made.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Settings settings = SettingsOptions.read(spec.commandLine().getParseResult());
        Restore.Restored restored =
                new Restore(settings.data(), settings.bans(), Schema.ofThisServer(), InstantSource.system()).run(file);
        PrintWriter out = spec.commandLine().getOut();
        out.println((restored.completed() ? "Completed the restore of " : "Restored ") + file + ", made "
                + restored.manifest().time() + " by Parley "
                + restored.manifest().parley() + " ("
                + BackupCommand.summary(restored.manifest()) + ").");
        restored.before()
                .ifPresent(folder -> out.println(
                        "What was there before is in " + folder + ". When all is well, that folder can be deleted."));
        return 0;
    }
}
