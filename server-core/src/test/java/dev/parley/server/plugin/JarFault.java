package dev.parley.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Something that can be wrong with the jar `bad.jar` of a plugin `bad` 2.0.0.
///
/// @param kind what is wrong
/// @param reasons parts of the line that the admin is told
/// @param maker makes it
record JarFault(String kind, List<String> reasons, Maker maker) {

    /// Puts the fault in place.
    interface Maker {
        /// @param scratch a scratch folder, in which the plugin folder is
        /// @param jar what to make
        void make(Path scratch, Path jar) throws IOException;
    }

    /// Adds to a plugin what is wrong with it.
    interface Draft {
        PluginJars of(PluginJars plugin);
    }

    static JarFault file(String kind, String reason, Maker maker) {
        return new JarFault(kind, List.of(reason), maker);
    }

    static JarFault plugin(String kind, String reason, Draft draft) {
        return file(
                kind,
                reason,
                (scratch, jar) ->
                        draft.of(PluginJars.plugin(scratch, "bad", "2.0.0")).jar(jar));
    }

    /// A command whose class has these members beside what it needs.
    static JarFault member(String kind, String reason, String members) {
        return plugin(kind, reason, plugin -> plugin.source("Bad", commandWith(members)));
    }

    /// A lifecycle beside a good command.
    static JarFault lifecycle(String kind, String reason, String methods) {
        return plugin(
                kind,
                reason,
                plugin -> plugin.source("Bad", commandWith(""))
                        .source(
                                "Life",
                                "package example; public final class Life implements dev.parley.api.Lifecycle { "
                                        + methods + " }"));
    }

    static JarFault slash(String kind, String reason, String slash) {
        return plugin(kind, reason, plugin -> plugin.command("Bad", slash, "return Reply.nothing();"));
    }

    static JarFault manifest(String kind, String reason, String key, String value) {
        return plugin(kind, reason, plugin -> plugin.manifest(key, value).source("Bad", commandWith("")));
    }

    /// A good plugin whose jar is changed afterwards.
    static JarFault rewritten(String kind, String reason, String members, JarRewrite.Change change) {
        return file(kind, reason, (scratch, jar) -> {
            PluginJars.plugin(scratch, "bad", "2.0.0")
                    .source("Bad", commandWith(members))
                    .source("Other", "package example; public class Other { }")
                    .jar(jar);
            JarRewrite.rewrite(jar, change);
        });
    }

    JarFault saying(String another) {
        List<String> all = new ArrayList<>(reasons);
        all.add(another);
        return new JarFault(kind, all, maker);
    }

    void place(Path scratch, Path jar) throws IOException {
        Files.deleteIfExists(jar);
        maker.make(scratch, jar);
    }

    static Path good(Path scratch, Path jar) {
        return PluginJars.plugin(scratch, "bad", "2.0.0")
                .source("Bad", commandWith(""))
                .jar(jar);
    }

    static String commandWith(String members) {
        return """
                package example;
                import dev.parley.api.*;
                @Slash(name = "bad", help = "Does not come into service")
                public final class Bad implements Command<Bad.Args> {
                    public record Args() {}
                    %s
                    @Override public Reply run(Args args, Call call) { return Reply.nothing(); }
                }
                """.formatted(members);
    }

    @Override
    public String toString() {
        return kind;
    }
}
