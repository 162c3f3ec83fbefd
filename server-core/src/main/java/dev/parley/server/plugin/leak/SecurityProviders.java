package dev.parley.server.plugin.leak;

import java.security.Provider;
import java.security.Security;
import java.util.function.Consumer;

/// Providers of cryptography that a plugin added for the whole process.
record SecurityProviders() implements Suspect {

    @Override
    public String name() {
        return "security providers";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) {
        for (Provider provider : Security.getProviders()) {
            leak.trailFrom(provider)
                    .ifPresent(trail -> found.accept("the security provider " + trail.thing() + " is installed"));
        }
    }
}
