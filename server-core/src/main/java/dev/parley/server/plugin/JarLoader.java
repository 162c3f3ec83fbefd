package dev.parley.server.plugin;

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
import java.util.function.Consumer;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;

/// Loads the classes of a [Candidate] and makes its extensions, or says why that cannot be done. Used by one
/// thread at a time.
///
/// @param serverVersion what a jar's `Plugin-Requires` is compared with
/// @param patience how long a plugin's constructors may take
/// @param limits how much of the server each plugin may take
/// @param clock says when a plugin was loaded
/// @param news told in one line when a plugin's calls are kept out, and when they are let in again
record JarLoader(
        String serverVersion,
        ServerHandle server,
        Guard guard,
        Duration patience,
        Limits limits,
        InstantSource clock,
        Consumer<String> news) {

    /// Loads a plugin beside whatever version serves.
    ///
    /// @param data where its own files are
    /// @param settings what the admin set for it
    LoadedPlugin load(Candidate candidate, Path data, PluginSettings settings) throws PluginRefusedException {
        JarPluginManager manager = new JarPluginManager(candidate.copy().file(), serverVersion);
        PluginWrapper plugin = wrap(manager, candidate);
        ClassLoader loader = plugin.getPluginClassLoader();
        Calls calls = new Calls(candidate.name(), limits, clock, news);
        Owner owner = new Owner(
                candidate.id(), candidate.version(), calls, new Lease(candidate.name(), guard::nanoTime), loader);
        ServerHandle seen = server.under(owner.lease());
        Context context = new Context(owner, seen, guard, clock, data, settings.values());
        try {
            Assembly.Parts parts = new Assembly(guard, patience).assemble(context, candidate.extensions(), List.of());
            return new LoadedPlugin(
                    candidate, clock.instant(), parts.contribution(), settings.stamp(), parts.lifecycles(), manager);
        } catch (PluginRefusedException e) {
            manager.unloadPlugin(candidate.id());
            throw e;
        }
    }

    private PluginWrapper wrap(JarPluginManager manager, Candidate candidate) throws PluginRefusedException {
        boolean suits = false;
        try {
            PluginWrapper plugin =
                    manager.getPlugin(manager.loadPlugin(candidate.copy().file()));
            suits = manager.meetsRequirement(plugin);
            if (!suits) {
                throw new PluginRefusedException(
                        "it requires Parley " + plugin.getDescriptor().getRequires() + ", this is " + serverVersion);
            }
            return plugin;
        } catch (PluginRuntimeException e) {
            throw new PluginRefusedException("its manifest cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) { // the parser of such expressions has exceptions of its own
            throw new PluginRefusedException(
                    "its Plugin-Requires or Plugin-Dependencies cannot be understood: " + e.getMessage(), e);
        } finally {
            if (!suits && manager.getPlugin(candidate.id()) != null) {
                manager.unloadPlugin(candidate.id());
            }
        }
    }
}
