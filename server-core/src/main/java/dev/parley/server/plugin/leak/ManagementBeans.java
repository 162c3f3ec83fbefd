package dev.parley.server.plugin.leak;

import java.util.function.Consumer;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/// MBeans that a plugin registered, in any server there is; asking makes none.
record ManagementBeans() implements Suspect {

    @Override
    public String name() {
        return "MBeans";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            if (server.getClass().getClassLoader() == null) { // not a plugin's own
                for (ObjectName name : server.queryNames(null, null)) {
                    if (isOf(leak, server, name)) {
                        found.accept("the MBean " + name + " is registered");
                    }
                }
            }
        }
    }

    private static boolean isOf(Leak leak, MBeanServer server, ObjectName name) {
        try {
            return leak.owns(server.getClassLoaderFor(name));
        } catch (InstanceNotFoundException e) {
            return false; // it went meanwhile
        }
    }
}
