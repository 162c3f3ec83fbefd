package dev.parley.server.app;

import dev.parley.server.backup.Backup;
import dev.parley.server.backup.Manifest;
import dev.parley.server.config.Settings;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley backup FILE`
@Command(
        name = "backup",
        description = {
            "Puts all that the server keeps into one file, also while it runs.",
            "In it are accounts, roles, rooms, what was said, who moderated what, bans.txt, and what the plugins keep."
                    + " Not in it are parley.properties, the plugins' jars and their settings."
        })
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "Where to. A file that is there is not replaced.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = SettingsOptions.read(spec.commandLine().getParseResult());
        Backup backup = new Backup(
                settings.data(),
                settings.bans(),
                Schema.ofThisServer(),
                Version.number(),
                InstantSource.system(),
                err::println);
        Manifest manifest = backup.write(file);
        out.println("Backed up to " + file + " (" + Files.size(file) + " bytes; " + summary(manifest) + ").");
        return 0;
    }

    /// What is in a backup, in a few words.
    static String summary(Manifest manifest) {
        return "accounts: " + manifest.accounts() + ", lines of what was said: " + manifest.lines() + ", files: "
                + manifest.files().size();
    }
}
