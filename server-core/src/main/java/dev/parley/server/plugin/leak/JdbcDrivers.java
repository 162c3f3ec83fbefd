package dev.parley.server.plugin.leak;

import java.util.Collection;
import java.util.function.Consumer;

/// Database drivers that a plugin registered. `DriverManager` shows nobody the drivers of another class loader.
record JdbcDrivers() implements Suspect {

    @Override
    public String name() {
        return "JDBC drivers";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) throws ClosedException {
        if (Fields.internal("java.sql.DriverManager", "registeredDrivers", null) instanceof Collection<?> drivers) {
            for (Object info : drivers) {
                Object driver = Fields.internal("java.sql.DriverInfo", "driver", info);
                leak.trailFrom(driver)
                        .ifPresent(trail ->
                                found.accept("the JDBC driver " + trail.thing() + " is registered with DriverManager"));
            }
        }
    }
}
