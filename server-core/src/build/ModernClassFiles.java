import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Gives the classes of a jar the class file format of Java 8 if theirs is older than Java 6's, which has
/// no stack maps. The JVM keeps such old classes out of its AOT cache, and verifies them by a slow way of
/// their own: picocli's 172 took a third of the server's start.
///
/// Nothing but the version and the stack maps changes. Run by the build: `java ModernClassFiles.java file.jar…`.
final class ModernClassFiles {

    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private final Map<String, byte[]> entries;
    private final ClassFile format;

    private ModernClassFiles(Map<String, byte[]> entries) {
        this.entries = entries;
        ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(type -> {
            String descriptor = type.descriptorString();
            byte[] found = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
            return found == null ? null : new ByteArrayInputStream(found);
        });
        format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(own.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        for (String jar : arguments) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarFile old = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(old.entries())) {
                entries.put(entry.getName(), old.getInputStream(entry).readAllBytes());
            }
        }
        Path written = jar.resolveSibling(jar.getFileName() + ".part");
        new ModernClassFiles(entries).write(written);
        Files.move(written, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry copy = new ZipEntry(entry.getKey());
                copy.setTime(0); // the same jar from every build
                out.putNextEntry(copy);
                boolean isClass =
                        entry.getKey().endsWith(".class") && !entry.getKey().startsWith("META-INF/");
                out.write(isClass ? modern(entry.getValue()) : entry.getValue());
                out.closeEntry();
            }
        }
    }

    private byte[] modern(byte[] classFile) {
        ClassModel old = format.parse(classFile);
        if (old.majorVersion() >= FIRST_WITH_STACK_MAPS) {
            return classFile;
        }
        ClassTransform sameCode = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
        return format.transformClass(old, sameCode.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        }));
    }
}
