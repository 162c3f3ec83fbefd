package dev.parley.server.plugin;

import dev.parley.server.isolation.Failure;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the extensions of one jar, one instance of each: whatever a constructor asks for, the context or
/// another extension, is made first. Used once, by one thread. Runs code of the plugin.
final class Construction {

    private final ClassLoader loader;
    private final Context context;
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final Set<Class<?>> underWay = new LinkedHashSet<>();
    private final Set<Class<?>> types = new LinkedHashSet<>();

    Construction(ClassLoader loader, Context context) {
        this.loader = loader;
        this.context = context;
    }

    /// @param names of the classes
    /// @param ready extensions that are made already, which others may ask for
    List<Object> of(List<String> names, List<?> ready) throws PluginRefusedException {
        for (Object extension : ready) {
            Class<?> type = checked(extension.getClass());
            if (made.put(type, extension) != null) {
                throw new PluginRefusedException(type.getName() + " cannot be made out: there are two of them");
            }
            types.add(type);
        }
        for (String name : names) {
            types.add(load(name));
        }
        for (Class<?> type : types) {
            instance(type);
        }
        return List.copyOf(made.values());
    }

    private Class<?> load(String name) throws PluginRefusedException {
        try {
            return checked(Class.forName(name, true, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new PluginRefusedException(name + " cannot be loaded: " + reason(e), e);
        }
    }

    private static Class<?> checked(Class<?> type) throws PluginRefusedException {
        if (ClassScan.EXTENSION_POINTS.stream().noneMatch(point -> point.isAssignableFrom(type))) {
            throw new PluginRefusedException(
                    type.getName() + " implements neither Command nor another extension point of the plugin API");
        }
        return type;
    }

    private Object instance(Class<?> type) throws PluginRefusedException {
        Object known = made.get(type);
        if (known != null) {
            return known;
        }
        if (!underWay.add(type)) {
            throw new PluginRefusedException(
                    type.getName() + " cannot be made: its constructor needs, in the end, itself");
        }
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw new PluginRefusedException(
                    type.getName() + " cannot be made: it must be public, with one public constructor");
        }
        Object instance = call(constructors[0], arguments(constructors[0]));
        made.put(type, instance);
        return instance;
    }

    private Object[] arguments(Constructor<?> constructor) throws PluginRefusedException {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> wanted : constructor.getParameterTypes()) {
            if (wanted.isInstance(context)) {
                arguments.add(context);
            } else if (types.contains(wanted)) {
                arguments.add(instance(wanted));
            } else {
                throw new PluginRefusedException(constructor.getDeclaringClass().getName()
                        + " cannot be made: its constructor asks for " + wanted.getName()
                        + ", which is neither PluginContext nor an extension of the same jar");
            }
        }
        return arguments.toArray();
    }

    private static Object call(Constructor<?> constructor, Object[] arguments) throws PluginRefusedException {
        String name = constructor.getDeclaringClass().getName();
        try {
            return constructor.newInstance(arguments);
        } catch (IllegalAccessException | InstantiationException e) {
            throw new PluginRefusedException(
                    name + " cannot be made: it must be public, with one public constructor", e);
        } catch (InvocationTargetException e) {
            throw new PluginRefusedException(
                    "the constructor of " + name + " failed: " + reason(e.getTargetException()), e);
        } catch (LinkageError e) {
            throw new PluginRefusedException(name + " cannot be loaded: " + reason(e), e);
        }
    }

    /// What was thrown, in words; what failed in a static initialiser is only the cause of what was thrown.
    private static String reason(Throwable thrown) {
        return thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
                ? reason(thrown.getCause())
                : Failure.of(thrown).summary();
    }
}
