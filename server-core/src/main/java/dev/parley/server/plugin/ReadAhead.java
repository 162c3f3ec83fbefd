package dev.parley.server.plugin;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Reads jars in the order in which they will be asked for, on a thread of its own, while those before them are being
/// loaded: a start has a dozen of them. Used by one thread at a time, but for the one that reads.
final class ReadAhead {

    private final JarReader reader;
    private final Map<Path, FutureTask<Candidate>> begun = new LinkedHashMap<>();

    ReadAhead(JarReader reader) {
        this.reader = reader;
    }

    /// Begins to read several jars. Each has to be asked for by [#read], so that its copy is somebody's to delete.
    void begin(List<Path> jars) {
        if (jars.size() < 2) {
            return; // which would only be waited for
        }
        jars.forEach(jar -> begun.put(jar, new FutureTask<>(() -> reader.read(jar))));
        List<FutureTask<Candidate>> tasks = List.copyOf(begun.values());
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
