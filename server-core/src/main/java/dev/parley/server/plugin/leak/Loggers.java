package dev.parley.server.plugin.leak;

import java.util.Collections;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// What a plugin hung into `java.util.logging`: loggers, handlers and what belongs to them, filters, levels.
record Loggers() implements Suspect {

    @Override
    public String name() {
        return "loggers of java.util.logging";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) {
                partsOf(logger)
                        .flatMap(part -> leak.trailFrom(part).stream())
                        .forEach(trail -> found.accept("the logger \"" + name + "\" has " + trail.thing()));
            }
        }
    }

    /// A logger or handler of a plugin's own class is not asked for what it has.
    private static Stream<Object> partsOf(Logger logger) {
        return isForeign(logger)
                ? Stream.of(logger)
                : Stream.concat(
                        present(logger, logger.getFilter(), logger.getLevel(), logger.getResourceBundle()),
                        Stream.of(logger.getHandlers()).flatMap(Loggers::partsOf));
    }

    private static Stream<Object> partsOf(Handler handler) {
        return isForeign(handler)
                ? Stream.of(handler)
                : present(
                        handler,
                        handler.getFilter(),
                        handler.getFormatter(),
                        handler.getErrorManager(),
                        handler.getLevel());
    }

    private static boolean isForeign(Object object) {
        return object.getClass().getClassLoader() != null;
    }

    private static Stream<Object> present(Object... parts) {
        return Stream.of(parts).filter(Objects::nonNull);
    }
}
