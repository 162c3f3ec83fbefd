package dev.parley.server.plugin;

import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.isolation.Calls;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Lease;
import dev.parley.server.isolation.Limits;
import dev.parley.server.isolation.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A plugin whose classes are part of the program and not in a jar, such as one in a test of its own. It goes
/// the way of any other: made, read, checked, started, registered.
///
/// Used by one thread at a time.
public final class ResidentPlugin {

    private final CommandRegistry registry;
    private final Owner owner;
    private final Phases phases;

    private ResidentPlugin(CommandRegistry registry, Owner owner, Phases phases) {
        this.registry = registry;
        this.owner = owner;
        this.phases = phases;
    }

    /// Where a plugin serves.
    ///
    /// @param limits how much of the server it may take
    /// @param patience how long it may take to load, and then to start
    /// @param news told in one line when its calls are kept out, and when they are let in again
    public record Site(
            ServerHandle server,
            CommandRegistry registry,
            Guard guard,
            InstantSource clock,
            Limits limits,
            Duration patience,
            Consumer<String> news) {}

    /// What a plugin consists of.
    ///
    /// @param data where its own files are
    /// @param settings what the admin set for it
    /// @param types the classes of its extensions, of one class loader
    /// @param ready extensions that are made already
    public record Plan(
            String id,
            String version,
            Path data,
            Map<String, String> settings,
            List<Class<?>> types,
            List<Object> ready) {}

    /// Brings a plugin into service.
    ///
    /// @throws RefusedException if it cannot serve; nothing is left of it then
    public static ResidentPlugin start(Site site, Plan plan) throws RefusedException {
        String name = plan.id() + " " + plan.version();
        ClassLoader loader = plan.types().stream()
                .findFirst()
                .<ClassLoader>map(Class::getClassLoader)
                .orElse(ResidentPlugin.class.getClassLoader());
        Guard guard = site.guard();
        Calls calls = new Calls(name, site.limits(), site.clock(), site.news());
        Owner owner = new Owner(plan.id(), plan.version(), calls, new Lease(name, guard::nanoTime), loader);
        ServerHandle seen = site.server().under(owner.lease());
        Context context = new Context(owner, seen, guard, site.clock(), plan.data(), plan.settings());
        try {
            Assembly.Parts parts = new Assembly(guard, site.patience())
                    .assemble(context, plan.types().stream().map(Class::getName).toList(), plan.ready());
            Phases phases = new Phases(name, loader, parts.lifecycles(), guard, site.patience());
            ResidentPlugin plugin = new ResidentPlugin(site.registry(), owner, phases);
            plugin.serve(parts);
            return plugin;
        } catch (PluginRefusedException e) {
            throw new RefusedException(e.reason(), e);
        }
    }

    /// A plugin that cannot serve. The message says why, in one line.
    public static final class RefusedException extends Exception {
        RefusedException(String reason, Exception cause) {
            super(reason, cause);
        }
    }

    private void serve(Assembly.Parts parts) throws PluginRefusedException {
        boolean started = false;
        try {
            registry.check(parts.contribution());
            phases.check();
            started = true;
            phases.start();
            registry.put(parts.contribution());
        } catch (InvalidCommandException e) {
            release(started);
            throw new PluginRefusedException(e.reason(), e);
        } catch (PluginRefusedException e) {
            release(started);
            throw e;
        }
    }

    /// Takes it out of service: running calls are interrupted, it is stopped, what it was lent is taken back.
    public void stop() {
        registry.remove(owner.id());
        release(true);
    }

    /// Takes it out of service as a crash does: nothing of its code runs any more, and it is not stopped.
    public void crash() {
        registry.remove(owner.id());
        release(false);
    }

    private void release(boolean stop) {
        owner.calls().close();
        owner.calls().threads().forEach(Thread::interrupt);
        if (stop) {
            phases.stop();
        }
        owner.lease().revoke();
    }
}
