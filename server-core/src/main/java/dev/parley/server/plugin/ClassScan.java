package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.api.Slash;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.pf4j.Extension;

/// Finds the classes of a jar that are meant for the server, by reading class files: no class is loaded for
/// it, and no annotation processor need have run when the jar was built.
final class ClassScan {

    private static final Set<String> ANNOTATIONS =
            Set.of(Slash.class.descriptorString(), Extension.class.descriptorString());
    private static final Set<ClassDesc> EXTENSION_POINTS =
            Set.of(describe(Command.class), describe(ArgumentType.class));

    private ClassScan() {}

    /// The names of the concrete classes that bear [Slash] or pf4j's `@Extension`, or implement an extension
    /// point themselves.
    ///
    /// @throws PluginRefusedException if a class file cannot be read, or is for a newer Java
    static List<String> extensionsIn(Path jar) throws IOException, PluginRefusedException {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    ClassModel model = read(file, entry);
                    if (isExtension(model)) {
                        names.add(model.thisClass().asInternalName().replace('/', '.'));
                    }
                }
            }
        }
        names.sort(null);
        return names;
    }

    private static ClassModel read(JarFile file, JarEntry entry) throws IOException, PluginRefusedException {
        ClassModel model;
        try (InputStream in = file.getInputStream(entry)) {
            model = ClassFile.of().parse(in.readAllBytes());
            if (model.majorVersion() <= ClassFile.latestMajorVersion()) {
                return model;
            }
        } catch (IllegalArgumentException e) {
            throw new PluginRefusedException(entry.getName() + " is not a class file: " + e.getMessage(), e);
        }
        throw new PluginRefusedException(entry.getName() + " was built for Java " + (model.majorVersion() - 44)
                + ", this server runs on Java " + Runtime.version().feature());
    }

    private static boolean isExtension(ClassModel model) {
        if (model.flags().has(AccessFlag.ABSTRACT) || model.flags().has(AccessFlag.INTERFACE)) {
            return false;
        }
        boolean annotated = model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation ->
                        ANNOTATIONS.contains(annotation.className().stringValue()));
        return annotated || model.interfaces().stream().anyMatch(type -> EXTENSION_POINTS.contains(type.asSymbol()));
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElse(ConstantDescs.CD_Object);
    }
}
