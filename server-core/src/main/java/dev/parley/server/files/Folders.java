package dev.parley.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What concerns the list of names that a folder is.
public final class Folders {

    private Folders() {}

    /// Forces it to the disk: which files are there, and under which names.
    public static void force(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }
}
