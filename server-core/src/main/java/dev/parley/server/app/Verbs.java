package dev.parley.server.app;

import dev.parley.server.config.Setting;
import dev.parley.server.config.SettingsOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;

/// What can stand behind `parley` on the command line.
///
/// @param environment of the process
/// @param arguments of the program
record Verbs(Map<String, String> environment, List<String> arguments) {

    private static final String REHEARSE = "rehearse";
    private static final Predicate<Setting> DATA = Setting.DATA::equals;
    private static final Predicate<Setting> KEPT = Set.of(Setting.DATA, Setting.BANS)::contains;
    private static final Predicate<Setting> CHECKED =
            Set.of(Setting.PLUGINS_MAY_EXIT, Setting.MAX_PLUGIN_BYTES)::contains;

    /// Adds the verb that is meant, or all if that is none of them. To read the annotations of one takes twenty
    /// milliseconds.
    ///
    /// @throws CommandLine.ParameterException if there is something wrong with the settings
    void addTo(CommandLine parley) {
        Map<String, Supplier<CommandLine>> all = all();
        Supplier<CommandLine> meant = arguments.isEmpty() ? null : all.get(arguments.getFirst());
        if (meant == null || arguments.getFirst().equals(REHEARSE)) { // whose cache is for the other verbs
            all.values().forEach(verb -> parley.addSubcommand(verb.get()));
        } else {
            parley.addSubcommand(meant.get());
        }
    }

    private Map<String, Supplier<CommandLine>> all() {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>(); // in the order in which help shows them
        all.put("server", () -> withSettings(new ServerCommand().spec(), _ -> true));
        all.put(REHEARSE, () -> withSettings(new RehearseCommand(), _ -> true));
        all.put("passwd", () -> withSettings(new AccountCommand.AdminPasswd(), DATA));
        all.put("backup", () -> withSettings(new BackupCommand(), KEPT));
        all.put("restore", () -> withSettings(new RestoreCommand(), KEPT));
        all.put("export", () -> withSettings(new ExportCommand(), DATA));
        all.put("account", this::account);
        all.put("plugin", this::plugin);
        return all;
    }

    private CommandLine account() {
        CommandLine account = plain(new AccountCommand());
        AccountCommand.verbs().forEach(verb -> account.addSubcommand(withSettings(verb, DATA)));
        return account;
    }

    private CommandLine plugin() {
        CommandLine plugin = plain(new PluginCommand());
        plugin.addSubcommand(withSettings(new PluginNewCommand(), Setting.PLUGINS::equals));
        plugin.addSubcommand(withSettings(new PluginCheckCommand(), CHECKED));
        plugin.addSubcommand(plain(new PluginBuildCommand()));
        return plugin;
    }

    /// One that needs none of the settings.
    private static CommandLine plain(Object verb) {
        CommandLine line = new CommandLine(verb);
        StandardFlags.addTo(line.getCommandSpec());
        return line;
    }

    /// One that needs them.
    ///
    /// @param shown which flags its help shows
    private CommandLine withSettings(Object verb, Predicate<Setting> shown) {
        CommandLine line = plain(verb);
        if (arguments.contains(line.getCommandName())) {
            SettingsOptions.addTo(line, environment, arguments, shown);
        }
        return line;
    }
}
