package dev.parley.server.plugin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Reads jars in the order in which they will be asked for, on a thread of its own, while those before them are being
/// loaded: a start has a dozen of them. Used by one thread at a time, but for the one that reads.
final class ReadAhead {

    private final JarReader reader;
    private final Map<Path, FutureTask<Candidate>> begun = new HashMap<>();

    ReadAhead(JarReader reader) {
        this.reader = reader;
    }

    /// Begins to read several jars. Each has to be asked for by [#read], so that its copy is somebody's to delete.
    void begin(List<Path> jars) {
        if (jars.size() < 2) {
            return; // which would only be waited for
        }
        List<FutureTask<Candidate>> tasks = jars.stream()
                .map(jar -> new FutureTask<>(() -> reader.read(jar)))
                .toList();
        for (int i = 0; i < jars.size(); i++) {
            begun.put(jars.get(i), tasks.get(i));
        }
        Thread.ofPlatform().daemon().name("plugin reader").start(() -> tasks.forEach(FutureTask::run));
    }

    /// Reads a jar, or takes what has been read of it.
    ///
    /// @return as for [JarReader#read]
    Candidate read(Path jar) throws PluginRefusedException {
        FutureTask<Candidate> task = begun.remove(jar);
        if (task == null) {
            return reader.read(jar);
        }
        task.run(); // unless that has begun
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginRefusedException("the server stops", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case PluginRefusedException refused -> throw refused;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("reading " + jar + " failed", e);
            }
        }
    }
}
