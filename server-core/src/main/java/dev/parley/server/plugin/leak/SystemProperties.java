package dev.parley.server.plugin.leak;

import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Objects among the system properties, which take more than text.
record SystemProperties() implements Suspect {

    @Override
    public String name() {
        return "system properties";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) {
        Properties properties = System.getProperties();
        if (properties.getClass() != Properties.class) { // a plugin's own, perhaps
            leak.trailFrom(properties).ifPresent(trail -> found.accept("the system properties are " + trail.thing()));
            return;
        }
        for (Map.Entry<Object, Object> property : properties.entrySet()) {
            String name = property.getKey() instanceof String text ? "\"" + text + "\"" : "with a key that is no text";
            Stream.of(property.getKey(), property.getValue())
                    .flatMap(object -> leak.trailFrom(object).stream())
                    .forEach(trail -> found.accept("the system property " + name + " has " + trail.thing()));
        }
    }
}
