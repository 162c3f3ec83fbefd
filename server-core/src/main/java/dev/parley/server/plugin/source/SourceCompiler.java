package dev.parley.server.plugin.source;

import dev.parley.api.Command;
import dev.parley.protocol.Printable;
import dev.parley.server.config.Durations;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionPoint;
import org.slf4j.Logger;

/// Compiles the source of plugins in memory, against what a plugin sees and nothing else. Safe for all threads.
public final class SourceCompiler {

    /// What makes a file name one of a source.
    public static final String ENDING = SourceTree.ENDING;

    private static final int MAX_MESSAGE = 300;
    /// One class of each jar that a plugin sees.
    private static final List<Class<?>> SEEN =
            List.of(Command.class, ExtensionPoint.class, Logger.class, Nullable.class);

    private final Supplier<@Nullable JavaCompiler> javac;
    private final Guard guard;
    private final Duration patience;

    /// @param javac gives the compiler, or nothing on a Java that has none
    /// @param patience how long it may take
    public SourceCompiler(Supplier<@Nullable JavaCompiler> javac, Guard guard, Duration patience) {
        this.javac = javac;
        this.guard = guard;
        this.patience = patience;
    }

    /// Compiles one file, or all that is below a folder; what is no source there becomes a part of the plugin
    /// as it is.
    ///
    /// @throws SourceException if it cannot become a plugin
    public CompiledPlugin compile(Path path) throws SourceException {
        JavaCompiler compiler = javac.get();
        if (compiler == null) {
            throw SourceException.of("this Java has no compiler: run the server on a JDK, or pack the source into a jar"
                    + " on a machine that has one, with 'parley plugin build'");
        }
        SourceTree source = SourceTree.read(path);
        ClassLoader loader = Objects.requireNonNull(SourceCompiler.class.getClassLoader());
        Outcome<Result> outcome =
                guard.await("compiling " + source.name(), loader, patience, () -> run(compiler, source));
        Result result = switch (outcome) {
            case Outcome.Returned<Result>(Result returned) -> returned;
            case Outcome.Threw<Result> threw ->
                throw SourceException.of(
                        "the compiler failed: " + threw.failure().summary());
            default -> throw SourceException.of("it was not compiled after " + Durations.format(patience));
        };
        if (!result.errors().isEmpty()) {
            throw SourceException.ofErrors(result.errors());
        }
        if (result.classes().entrySet().stream().noneMatch(SourceCompiler::isPublic)) {
            throw SourceException.of("it has no public class, so the server could use nothing of it");
        }
        return new CompiledPlugin(Identity.of(source, result.classes().values()), result.classes(), source.resources());
    }

    /// What the compiler made of a source.
    ///
    /// @param errors none if it compiled
    private record Result(List<String> errors, Map<String, byte[]> classes) {}

    private static Result run(JavaCompiler compiler, SourceTree source) throws IOException {
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
                ClassFiles output = new ClassFiles(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            List<String> options = List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none");
            boolean compiled = compiler.getTask(Writer.nullWriter(), output, messages, options, null, source.files())
                    .call();
            List<String> errors = messages.getDiagnostics().stream()
                    .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                    .map(SourceCompiler::line)
                    .toList();
            if (!compiled && errors.isEmpty()) {
                throw new IllegalStateException("it gave up without a reason");
            }
            return new Result(errors, output.content());
        }
    }

    /// `Hello.java:7:12: cannot find symbol, symbol: class Foo, location: class Hello`
    private static String line(Diagnostic<? extends JavaFileObject> message) {
        String text = String.join(
                ", ",
                message.getMessage(Locale.ROOT)
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .filter(line -> !line.isEmpty())
                        .toList());
        JavaFileObject source = message.getSource();
        String place = source == null
                ? ""
                : source.getName() + ":" + message.getLineNumber() + ":" + message.getColumnNumber() + ": ";
        return Printable.line(place + (text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) + "…" : text));
    }

    /// Whether it is a public class that stands in no other.
    private static boolean isPublic(Map.Entry<String, byte[]> classFile) {
        return !classFile.getKey().contains("$")
                && ClassFile.of().parse(classFile.getValue()).flags().has(AccessFlag.PUBLIC);
    }

    /// Where the API is, and what it is made of.
    private static List<Path> classPath() {
        return SEEN.stream().map(SourceCompiler::placeOf).distinct().toList();
    }

    private static Path placeOf(Class<?> type) {
        try {
            CodeSource place = type.getProtectionDomain().getCodeSource();
            return Path.of(Objects.requireNonNull(place).getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path is made of files", e);
        }
    }
}
