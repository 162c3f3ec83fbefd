package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Command;
import dev.parley.api.Lifecycle;
import dev.parley.api.LineFilter;
import dev.parley.api.Listener;
import dev.parley.api.Slash;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.pf4j.Extension;

/// What the class files of a jar say, read without loading a class; no annotation processor need have run
/// when the jar was built.
///
/// @param extensions the names of the concrete classes that bear [Slash] or pf4j's `@Extension`, or implement
///     an extension point themselves
/// @param exits what ends the whole process and who calls it: `example.Panic calls System.exit`
record ClassScan(List<String> extensions, List<String> exits) {

    /// What an extension implements, at least one of it.
    static final List<Class<?>> EXTENSION_POINTS =
            List.of(Command.class, ArgumentType.class, LineFilter.class, Listener.class, Lifecycle.class);

    private static final Set<String> ANNOTATIONS =
            Set.of(Slash.class.descriptorString(), Extension.class.descriptorString());
    private static final List<ClassDesc> INTERFACES =
            EXTENSION_POINTS.stream().map(ClassScan::describe).toList();
    private static final int MAJOR_VERSION_AT = 6;
    private static final int HEADER_BYTES = MAJOR_VERSION_AT + Character.BYTES;
    private static final Set<String> EXITS = Set.of("System.exit", "Runtime.exit", "Runtime.halt");

    /// Reads a jar.
    ///
    /// @param maxBytes the most that its classes may have together, unpacked
    /// @throws PluginRefusedException if a class file cannot be read, is for a newer Java, or there is too
    ///     much of it
    static ClassScan of(Path jar, long maxBytes) throws IOException, PluginRefusedException {
        List<String> extensions = new ArrayList<>();
        List<String> exits = new ArrayList<>();
        each(jar, maxBytes, model -> {
            if (isExtension(model)) {
                extensions.add(nameOf(model));
            }
            exits.addAll(exitsIn(model));
        });
        extensions.sort(null);
        exits.sort(null);
        return new ClassScan(List.copyOf(extensions), List.copyOf(exits));
    }

    /// Shows each class of a jar to somebody.
    ///
    /// @param maxBytes as for [#of]
    /// @throws PluginRefusedException as [#of] does
    static void each(Path jar, long maxBytes, Consumer<ClassModel> visitor) throws IOException, PluginRefusedException {
        try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
            long left = maxBytes;
            for (JarEntry entry : file.versionedStream().toList()) { // what a loader finds on this Java
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    byte[] bytes = bytesOf(file, entry, left);
                    left -= bytes.length;
                    checkJava(entry, bytes);
                    visit(entry, bytes, visitor);
                }
            }
        }
    }

    /// As many bytes as the directory of the jar says: that is what a class loader reads.
    private static byte[] bytesOf(JarFile file, JarEntry entry, long left) throws IOException, PluginRefusedException {
        if (entry.getSize() > left) {
            throw new PluginRefusedException("its classes are too large; --max-plugin-bytes sets the limit");
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = file.getInputStream(entry)) {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new PluginRefusedException(entry.getName() + " is shorter than the jar says");
            }
        }
        return bytes;
    }

    /// The version stands in the first bytes, and the rest of a newer class file is not for us to read.
    private static void checkJava(JarEntry entry, byte[] bytes) throws PluginRefusedException {
        if (bytes.length < HEADER_BYTES) {
            return;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int major = header.getChar(MAJOR_VERSION_AT);
        if (header.getInt(0) == ClassFile.MAGIC_NUMBER && major > ClassFile.latestMajorVersion()) {
            throw new PluginRefusedException(entry.getName() + " was built for Java "
                    + (major - ClassFile.JAVA_1_VERSION + 1) + ", this server runs on Java "
                    + Runtime.version().feature());
        }
    }

    private static void visit(JarEntry entry, byte[] bytes, Consumer<ClassModel> visitor)
            throws PluginRefusedException {
        try {
            visitor.accept(ClassFile.of().parse(bytes));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // parts of it are read late
            throw new PluginRefusedException(entry.getName() + " is not a class file: " + e.getMessage(), e);
        }
    }

    private static boolean isExtension(ClassModel model) {
        if (model.flags().has(AccessFlag.ABSTRACT) || model.flags().has(AccessFlag.INTERFACE)) {
            return false;
        }
        boolean annotated = model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation ->
                        ANNOTATIONS.contains(annotation.className().stringValue()));
        return annotated || model.interfaces().stream().anyMatch(type -> INTERFACES.contains(type.asSymbol()));
    }

    /// The constant pool names each method that is called, or referred to.
    private static List<String> exitsIn(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .filter(member -> member.owner().asInternalName().startsWith("java/lang/"))
                .map(member -> member.owner().asInternalName().substring("java/lang/".length()) + "."
                        + member.name().stringValue())
                .filter(EXITS::contains)
                .map(exit -> nameOf(model) + " calls " + exit)
                .distinct()
                .toList();
    }

    static String nameOf(ClassModel model) {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElse(ConstantDescs.CD_Object);
    }
}
