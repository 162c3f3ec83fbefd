package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists the commands that the caller may run, or explains one. All of it comes from what the commands
/// declare.
@Slash(name = "help", help = "List the commands, or explain one")
public final class HelpCommand implements Command<HelpCommand.Args> {

    private final CommandRegistry registry;

    public HelpCommand(CommandRegistry registry) {
        this.registry = registry;
    }

    /// Which command to explain, with or without its slash.
    public record Args(@Rest @Help("a command's name") Optional<String> command) {}

    @Override
    public Reply run(Args args, Call call) {
        List<RegisteredCommand<?>> visible = registry.visibleTo(((CommandCall) call).rights());
        return args.command().map(name -> explain(name, visible)).orElseGet(() -> list(visible));
    }

    private static Reply list(List<RegisteredCommand<?>> visible) {
        return Reply.text(visible.stream()
                .map(command -> command.usage() + "  " + command.help())
                .collect(Collectors.joining("\n")));
    }

    /// Explains what goes by the name: a command, or all subcommands that start with it.
    private static Reply explain(String asked, List<RegisteredCommand<?>> visible) {
        String name = asked.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
        String text = visible.stream()
                .filter(command -> Stream.concat(Stream.of(command.name()), command.aliases().stream())
                        .anyMatch(n -> n.equals(name) || n.startsWith(name + " ") || name.equals(command.qualified(n))))
                .map(HelpCommand::explanation)
                .collect(Collectors.joining("\n"));
        return text.isEmpty()
                ? Reply.refused("There is no command /" + name + ". /help lists the commands.")
                : Reply.text(text);
    }

    private static String explanation(RegisteredCommand<?> command) {
        Stream<String> head = Stream.of(command.usage() + "  " + command.help());
        Stream<String> aliases = command.aliases().stream().map(alias -> "  the same as /" + alias);
        Stream<String> parameters = command.grammar().parameters().stream()
                .map(parameter -> "  " + parameter.usage() + "  "
                        + parameter.type().label()
                        + (parameter.help() == null ? "" : ": " + parameter.help())
                        + (parameter.choices() == null ? "" : " (" + String.join(", ", parameter.choices()) + ")"));
        return Stream.of(head, aliases, parameters).flatMap(part -> part).collect(Collectors.joining("\n"));
    }
}
