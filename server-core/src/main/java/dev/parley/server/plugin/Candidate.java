package dev.parley.server.plugin;

import java.nio.file.Path;
import java.util.List;

/// What can be known of a jar without running any of its code. Immutable.
///
/// @param jar the file in the plugin folder
/// @param copy the server's own copy of it, or of the version that stands in for it
/// @param id the `Plugin-Id` of its manifest
/// @param version the `Plugin-Version` of its manifest
/// @param description the `Plugin-Description`, perhaps empty
/// @param extensions the names of the classes that are meant for the server
record Candidate(Path jar, JarCopy copy, String id, String version, String description, List<String> extensions) {

    /// Id and version: `kick 0.1.0`.
    String name() {
        return id + " " + version;
    }

    /// The same, in the place of another jar.
    Candidate standingInFor(Path other) {
        return new Candidate(other, copy, id, version, description, extensions);
    }

    String fileName() {
        return jar.getFileName().toString();
    }
}
