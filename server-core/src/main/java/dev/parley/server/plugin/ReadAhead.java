package dev.parley.server.plugin;

import dev.parley.server.files.FileStamp;
import dev.parley.server.isolation.Guard;
import dev.parley.server.plugin.source.SourceCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads jars in the order in which they will be asked for, on a thread of its own, while something else is done: a
/// start has a dozen of them. Used by one thread at a time, but for the one that reads.
public final class ReadAhead {

    private static final Logger log = LoggerFactory.getLogger(ReadAhead.class);

    /// Far more than a compiler needs for what a person writes.
    private static final Duration COMPILING_TIME = Duration.ofSeconds(30);

    private final Path folder;
    private final JarReader reader;
    private final Map<Path, Begun> begun = new LinkedHashMap<>();

    /// A jar that is read, or waits for that.
    ///
    /// @param stamp what it looked like before
    private record Begun(FileStamp stamp, FutureTask<Candidate> task) {}

    /// @param guard for the compiler, which runs what source files bring along
    public ReadAhead(Plugins.Setup setup, Guard guard) {
        this.folder = setup.folder();
        SourceCompiler compiler = new SourceCompiler(ToolProvider::getSystemJavaCompiler, guard, COMPILING_TIME);
        this.reader = new JarReader(compiler, setup.copies(), setup.maxBytes(), setup.mayExit());
    }

    /// Begins to read all that is in the folder now, for a server that starts and has other things to do first.
    ///
    /// The copy of a jar that goes away meanwhile stays in the folder of copies, which the next start empties.
    public void begin() {
        try {
            begin(PluginFolder.list(folder));
        } catch (IOException e) {
            log.debug("what is in the plugin folder cannot be read ahead", e); // who looks at it then says so
        }
    }

    /// Begins to read several jars, but for those that are begun. Each has to be asked for by [#read], so that its copy
    /// is somebody's to delete.
    void begin(List<Path> jars) {
        if (jars.size() < 2) {
            return; // which would only be waited for
        }
        List<FutureTask<Candidate>> tasks = new ArrayList<>();
        for (Path jar : jars) {
            if (!begun.containsKey(jar)) {
                FutureTask<Candidate> task = new FutureTask<>(() -> reader.read(jar));
                begun.put(jar, new Begun(FileStamp.of(jar), task));
                tasks.add(task);
            }
        }
        if (!tasks.isEmpty()) {
            Thread.ofPlatform().daemon().name("plugin reader").start(() -> tasks.forEach(FutureTask::run));
        }
    }

    /// Reads a jar, or takes what has been read of it, if it has not changed since.
    ///
    /// @return as for [JarReader#read]
    Candidate read(Path jar) throws PluginRefusedException {
        Begun ahead = begun.remove(jar);
        if (ahead == null) {
            return reader.read(jar);
        }
        ahead.task().run(); // unless that has begun
        boolean isOld = !ahead.stamp().equals(FileStamp.of(jar));
        try {
            Candidate candidate = ahead.task().get();
            if (!isOld) {
                return candidate;
            }
            candidate.copy().delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginRefusedException("the server stops", e);
        } catch (ExecutionException e) {
            if (!isOld) {
                throw refusal(jar, e.getCause());
            }
        }
        return reader.read(jar);
    }

    private static PluginRefusedException refusal(Path jar, @Nullable Throwable cause) {
        return switch (cause) {
            case PluginRefusedException refused -> refused;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("reading " + jar + " failed", cause);
        };
    }
}
