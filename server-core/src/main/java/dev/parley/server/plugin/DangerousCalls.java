package dev.parley.server.plugin;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What the classes of a jar call that an admin would want to know of: no reason to refuse it, since each of it
/// can be right, but a reason to ask. Read from the constant pools, so what a class looks up by name at run time
/// is not seen.
final class DangerousCalls {

    /// What it is good for, by the calls as `java/lang/Runtime.exec`.
    private static final Map<String, Pattern> KINDS = Map.of(
            "ends the server",
            Pattern.compile("java/lang/(System\\.exit|Runtime\\.(exit|halt))"),
            "starts other programs",
            Pattern.compile("java/lang/(Runtime\\.exec|ProcessBuilder\\..*)"),
            "runs native code or touches native memory",
            Pattern.compile("java/lang/((System|Runtime)\\.load(Library)?|foreign/.*)|a native method\\..*"),
            "reaches into what is private",
            Pattern.compile("java/lang/reflect/\\w+\\.(setAccessible|trySetAccessible)"
                    + "|java/lang/invoke/MethodHandles\\.privateLookupIn|(sun/misc|jdk/internal/misc)/Unsafe\\..*"),
            "has threads that the server does not know (PluginContext lends threads and timers)",
            Pattern.compile(
                    "java/lang/Thread\\.(<init>|startVirtualThread|ofVirtual|ofPlatform)|java/util/Timer\\.<init>"
                            + "|java/util/concurrent/(Executors\\..*|\\w+(PoolExecutor|JoinPool)\\.(<init>|commonPool)"
                            + "|CompletableFuture\\.(run|supply)Async)"),
            "changes what everybody in the process shares",
            Pattern.compile("java/lang/(System\\.(set\\w+|clearProperty)|Runtime\\.addShutdownHook"
                    + "|Thread\\.setDefaultUncaughtExceptionHandler)|java/util/(Locale|TimeZone)\\.setDefault"
                    + "|java/security/Security\\.\\w+(Provider\\w*|Property)|java/net/\\w+\\.setDefault"
                    + "|java/sql/DriverManager\\.registerDriver"));

    private DangerousCalls() {}

    /// A line for each call, ordered: `starts other programs: example.Shell calls Runtime.exec`.
    ///
    /// @param maxBytes the most that the classes may have together
    static List<String> in(Path jar, long maxBytes) throws IOException, PluginRefusedException {
        TreeMap<String, TreeSet<String>> found = new TreeMap<>();
        ClassScan.each(jar, maxBytes, model -> {
            for (String call : callsOf(model)) {
                KINDS.forEach((kind, pattern) -> {
                    if (pattern.matcher(call).matches()) {
                        found.computeIfAbsent(kind, _ -> new TreeSet<>())
                                .add(ClassScan.nameOf(model) + " calls " + shown(call));
                    }
                });
            }
        });
        List<String> lines = new ArrayList<>();
        found.forEach((kind, calls) -> calls.forEach(call -> lines.add(kind + ": " + call)));
        return lines;
    }

    private static List<String> callsOf(ClassModel model) {
        List<String> calls = new ArrayList<>();
        StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(MemberRefEntry.class::cast)
                .forEach(member -> calls.add(
                        member.owner().asInternalName() + "." + member.name().stringValue()));
        model.methods().stream()
                .filter(method -> method.flags().has(AccessFlag.NATIVE))
                .forEach(method ->
                        calls.add("a native method." + method.methodName().stringValue()));
        return calls;
    }

    /// `java/lang/Thread.<init>` is shown as `new Thread`.
    private static String shown(String call) {
        String name = call.substring(call.lastIndexOf('/') + 1);
        return name.endsWith(".<init>") ? "new " + name.substring(0, name.length() - ".<init>".length()) : name;
    }
}
