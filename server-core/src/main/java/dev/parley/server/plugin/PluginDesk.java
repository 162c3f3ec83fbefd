package dev.parley.server.plugin;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/// What the admin does to plugins by command, carried out by the thread that looks after the plugins.
///
/// @param thread the only one that may change something about the plugins
public record PluginDesk(Plugins plugins, ExecutorService thread) {

    /// The permission to change which plugins serve.
    public static final String PERMISSION = "plugins.manage";

    private static final String DEADLINE = "2m";

    /// Which plugin.
    public record Which(@Help("which one") PluginId plugin) {}

    /// Which jar.
    public record Jar(
            @Help("a file in the plugin folder, such as kick.jar")
            String file) {}

    /// One thing that can be done.
    private interface Operation {
        String perform() throws PluginRefusedException;
    }

    /// All commands of the desk.
    public List<Command<?>> commands() {
        return List.of(
                new Load(this),
                new Reload(this),
                new Unload(this),
                new Disable(this),
                new Enable(this),
                new Rollback(this));
    }

    private Reply ask(Operation operation) throws InterruptedException {
        try {
            return Reply.text(thread.submit(operation::perform).get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PluginRefusedException refused) {
                return Reply.refused(refused.reason());
            }
            throw new IllegalStateException("a bug", e.getCause());
        }
    }

    /// Loads a jar.
    @Slash(
            name = "plugins load",
            help = "Load a jar of the plugin folder, whatever was decided about it before",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Load(PluginDesk desk) implements Command<Jar> {
        @Override
        public Reply run(Jar args, Call call) throws InterruptedException {
            return desk.ask(() -> desk.plugins().load(args.file()));
        }
    }

    /// Loads a plugin anew.
    @Slash(
            name = "plugins reload",
            help = "Load a plugin anew",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Reload(PluginDesk desk) implements Command<Which> {
        @Override
        public Reply run(Which args, Call call) throws InterruptedException {
            return desk.ask(
                    () -> desk.plugins().deployment().reload(args.plugin().text()));
        }
    }

    /// Unloads a plugin.
    @Slash(
            name = "plugins unload",
            help = "Take a plugin out of service until the next start, or until its jar changes",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Unload(PluginDesk desk) implements Command<Which> {
        @Override
        public Reply run(Which args, Call call) throws InterruptedException {
            return desk.ask(
                    () -> desk.plugins().deployment().unload(args.plugin().text()));
        }
    }

    /// Disables a plugin.
    @Slash(
            name = "plugins disable",
            help = "Take a plugin out of service until it is enabled",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Disable(PluginDesk desk) implements Command<Which> {
        @Override
        public Reply run(Which args, Call call) throws InterruptedException {
            return desk.ask(
                    () -> desk.plugins().deployment().disable(args.plugin().text()));
        }
    }

    /// Enables a plugin.
    @Slash(
            name = "plugins enable",
            help = "Let a disabled plugin serve again",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Enable(PluginDesk desk) implements Command<Which> {
        @Override
        public Reply run(Which args, Call call) throws InterruptedException {
            return desk.ask(
                    () -> desk.plugins().deployment().enable(args.plugin().text()));
        }
    }

    /// Goes back to the version before.
    @Slash(
            name = "plugins rollback",
            help = "Go back to a plugin's previous version, and to its files of that time",
            permission = PERMISSION,
            role = Role.ADMIN,
            deadline = DEADLINE,
            audited = true)
    public record Rollback(PluginDesk desk) implements Command<Which> {
        @Override
        public Reply run(Which args, Call call) throws InterruptedException {
            return desk.ask(
                    () -> desk.plugins().deployment().rollBack(args.plugin().text()));
        }
    }
}
