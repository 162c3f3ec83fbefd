package dev.parley.server.plugin.source;

import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/// One source file, read. Immutable.
final class SourceFile extends SimpleJavaFileObject {

    private final String name;
    private final String text;

    /// @param name its path as errors shall name it, with slashes
    SourceFile(String name, String text) {
        super(uri(name), Kind.SOURCE);
        this.name = name;
        this.text = text;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    private static URI uri(String name) {
        try {
            return new URI("source", null, "/" + name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("any path can be quoted", e);
        }
    }
}
