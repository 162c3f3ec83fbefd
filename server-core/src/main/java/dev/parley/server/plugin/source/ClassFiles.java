package dev.parley.server.plugin.source;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/// Keeps what the compiler writes in memory. Used by one thread.
final class ClassFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    ClassFiles(StandardJavaFileManager files) {
        super(files);
    }

    /// The class files by their paths in a jar.
    Map<String, byte[]> content() {
        Map<String, byte[]> content = new TreeMap<>();
        written.forEach((path, bytes) -> content.put(path, bytes.toByteArray()));
        return content;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
        String path = className.replace('.', '/') + kind.extension;
        return new SimpleJavaFileObject(URI.create("memory:///" + kind.name()), kind) {
            @Override
            public OutputStream openOutputStream() {
                return written.computeIfAbsent(path, _ -> new ByteArrayOutputStream());
            }
        };
    }
}
