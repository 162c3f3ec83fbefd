package dev.parley.server.plugin.leak;

import dev.parley.protocol.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what keeps the classes of an unloaded plugin in memory, without a heap dump, which would stop
/// everybody and hold their secrets. It may take a good part of a second of one processor.
public final class ClassHolders {

    private static final Logger log = LoggerFactory.getLogger(ClassHolders.class);
    private static final int MAX_OF_A_KIND = 4;
    private static final int MAX_LENGTH = 400;

    private static final List<Suspect> SUSPECTS = List.of(
            new RunningThreads("timers", LiveThreads::timers),
            new RunningThreads("threads", LiveThreads::workers),
            new RunningThreads("virtual threads", LiveThreads::virtual),
            new ShutdownHooks(),
            new ThreadLocals(),
            new JdbcDrivers(),
            new OtherPlugins(),
            new SystemProperties(),
            new ProcessDefaults(),
            new ManagementBeans(),
            new Loggers(),
            new SecurityProviders());

    private final Leak leak;
    private final List<String> found = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    private ClassHolders(Leak leak) {
        this.leak = leak;
    }

    /// A few words about each holder, and about what could not be looked into. Not for an event loop.
    ///
    /// @param loader whose classes should be gone; null if they are
    /// @param others the plugins that serve
    public static List<String> of(@Nullable ClassLoader loader, Collection<Bystander> others) {
        if (loader == null) {
            return List.of();
        }
        ClassHolders holders = new ClassHolders(new Leak(loader, others));
        SUSPECTS.forEach(holders::search);
        return holders.words();
    }

    private void search(Suspect suspect) {
        List<String> ofThisKind = new ArrayList<>();
        try {
            suspect.search(leak, ofThisKind::add);
        } catch (ClosedException e) {
            log.debug("Java does not let the server look into {}", suspect.name(), e);
            closed.add(suspect.name());
        } catch (RuntimeException | LinkageError e) {
            log.warn("the search for what keeps classes failed in {}", suspect.name(), e);
            ofThisKind.addFirst("the search failed in the " + suspect.name());
        }
        ofThisKind.stream().limit(MAX_OF_A_KIND).map(ClassHolders::line).forEach(found::add);
        if (ofThisKind.size() > MAX_OF_A_KIND) {
            found.add((ofThisKind.size() - MAX_OF_A_KIND) + " more among the " + suspect.name());
        }
    }

    private List<String> words() {
        if (leak.isExhausted()) {
            found.add("there was too much to look at, so not all was");
        }
        if (!Object.class.getModule().isOpen("java.util", ClassHolders.class.getModule())) {
            closed.add("collections");
        }
        if (!closed.isEmpty()) {
            found.add("not wholly looked into, since Java runs without the --add-opens that ./parley passes: "
                    + String.join(", ", closed));
        }
        return List.copyOf(found);
    }

    private static String line(String words) {
        return Printable.line(words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH) + "…");
    }
}
