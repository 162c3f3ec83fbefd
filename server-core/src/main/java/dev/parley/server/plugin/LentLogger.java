package dev.parley.server.plugin;

import dev.parley.protocol.Printable;
import dev.parley.server.isolation.Failure;
import dev.parley.server.isolation.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// A plugin's part of the server's log: each call is one line of bounded length, and none comes after the
/// plugin has been stopped. Safe for all threads.
final class LentLogger extends LegacyAbstractLogger {

    private static final int MAX_LENGTH = 4_000;

    private final transient Owner owner;
    private final transient Logger log;

    LentLogger(Owner owner) {
        this.owner = owner;
        this.log = LoggerFactory.getLogger("plugin " + owner.id());
        this.name = log.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        owner.lease().check();
        String text = MessageFormatter.basicArrayFormat(pattern, arguments);
        String bounded = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        String trace = thrown == null ? "" : "\n  " + Failure.of(thrown).trace();
        log.atLevel(level).log(Printable.line(bounded) + trace);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return log.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }
}
