package dev.parley.server.plugin;

import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.config.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Says what a plugin brings, for people to read. Calls code of the plugin.
///
/// @param argumentTypes the names of the classes that teach the server a type of argument
/// @param dangers what is worth asking about, a line each
record PluginReport(LoadedPlugin plugin, List<String> argumentTypes, List<String> dangers) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(plugin.name() + " would be loaded.");
        if (!plugin.source().description().isEmpty()) {
            lines.add(plugin.source().description());
        }
        plugin.contribution().commands().forEach(command -> lines.addAll(of(command)));
        lines.addAll(section("types of argument", argumentTypes.stream()));
        lines.addAll(section(
                "filters", names(plugin.contribution().filters().stream().map(registered -> registered.filter()))));
        lines.addAll(section(
                "listeners",
                names(plugin.contribution().listeners().stream().map(registered -> registered.listener()))));
        lines.addAll(section("life cycle", names(plugin.lifecycles().stream())));
        lines.addAll(section("worth asking about", dangers.stream()));
        return lines.stream().map(Printable::line).toList();
    }

    private static List<String> of(RegisteredCommand<?> command) {
        List<String> lines = new ArrayList<>(List.of("", command.usage(), "    " + command.help()));
        command.info().parameters().forEach(parameter -> lines.add("    " + of(parameter)));
        if (!command.aliases().isEmpty()) {
            lines.add("    aliases: /" + String.join(" /", command.aliases()));
        }
        lines.add("    permission: " + permissionOf(command));
        lines.add("    deadline: " + Durations.format(command.deadline()));
        command.cooldown().ifPresent(cooldown -> lines.add("    cooldown: " + Durations.format(cooldown)));
        if (command.audited()) {
            lines.add("    each call is in the audit log");
        }
        if (!command.confirm().isEmpty()) {
            lines.add("    asks before it runs: " + command.confirm());
        }
        return lines;
    }

    private static String permissionOf(RegisteredCommand<?> command) {
        return command.permission().isEmpty()
                ? "none, everybody may"
                : command.permission() + ", which " + command.role().name().toLowerCase(Locale.ROOT)
                        + " and above have";
    }

    private static String of(ParameterInfo parameter) {
        String values = parameter.values() == null ? "" : " of " + String.join(", ", parameter.values());
        String amount = parameter.list() ? ", one or more" : parameter.rest() ? ", the rest of the line" : "";
        String left = parameter.optional() && !parameter.type().equals("flag") ? ", may be left out" : "";
        String help = parameter.help() == null ? "" : ": " + parameter.help();
        return parameter.name() + " (" + parameter.type() + values + amount + left + ")" + help;
    }

    private static Stream<String> names(Stream<?> extensions) {
        return extensions.map(extension -> extension.getClass().getName());
    }

    private static List<String> section(String title, Stream<String> entries) {
        List<String> lines = new ArrayList<>(List.of("", title));
        entries.forEach(entry -> lines.add("    " + entry));
        return lines.size() == 2 ? List.of() : lines;
    }
}
