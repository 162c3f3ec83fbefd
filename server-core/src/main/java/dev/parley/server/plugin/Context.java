package dev.parley.server.plugin;

import dev.parley.api.PluginContext;
import dev.parley.api.Server;
import dev.parley.api.Task;
import dev.parley.api.Work;
import dev.parley.server.command.ServerHandle;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;

/// What one version of a plugin is lent. Safe for all threads.
///
/// @param time the clock
/// @param data where its own files are
record Context(Owner owner, ServerHandle seen, Guard guard, InstantSource time, Path data, Map<String, String> granted)
        implements PluginContext {

    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(10);

    @Override
    public String id() {
        return owner.id();
    }

    @Override
    public String version() {
        return owner.version();
    }

    @Override
    public Server server() {
        owner.lease().check();
        return seen;
    }

    @Override
    public InstantSource clock() {
        owner.lease().check();
        return time;
    }

    @Override
    public Logger logger() {
        owner.lease().check();
        return new LentLogger(owner);
    }

    @Override
    public Path folder() throws IOException {
        owner.lease().check();
        return Files.createDirectories(data);
    }

    @Override
    public Map<String, String> settings() {
        owner.lease().check();
        return granted;
    }

    @Override
    public Task start(String name, Work work) {
        LentThread thread = new LentThread(owner, name, work);
        thread.begin();
        return thread;
    }

    @Override
    public Task after(Duration delay, Work work) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay of " + delay + " lies in the past");
        }
        return LentTimer.once(owner, guard, delay, work);
    }

    @Override
    public Task every(Duration period, Work work) {
        if (period.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("a period of " + period + " is shorter than " + SHORTEST_PERIOD);
        }
        return LentTimer.repeated(owner, guard, period, work);
    }

    @Override
    public String toString() {
        return "context of " + owner.name();
    }
}
