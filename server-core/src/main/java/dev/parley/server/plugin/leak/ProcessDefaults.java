package dev.parley.server.plugin.leak;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What there is once in the whole process, and a plugin put its own in place of.
record ProcessDefaults() implements Suspect {

    @Override
    public String name() {
        return "handlers of the whole process";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) {
        check("the default uncaught exception handler", Thread.getDefaultUncaughtExceptionHandler(), leak, found);
        check("System.out", System.out, leak, found);
        check("System.err", System.err, leak, found);
        check("System.in", System.in, leak, found);
        check("the default Authenticator", Authenticator.getDefault(), leak, found);
        check("the default ProxySelector", ProxySelector.getDefault(), leak, found);
        check("the default CookieHandler", CookieHandler.getDefault(), leak, found);
        check("the default ResponseCache", ResponseCache.getDefault(), leak, found);
    }

    private static void check(String what, @Nullable Object value, Leak leak, Consumer<String> found) {
        leak.trailFrom(value).ifPresent(trail -> found.accept(what + " is " + trail.thing()));
    }
}
