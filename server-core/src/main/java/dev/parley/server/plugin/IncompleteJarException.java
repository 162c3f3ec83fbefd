package dev.parley.server.plugin;

import java.util.zip.ZipException;

/// A file that is no whole jar; perhaps somebody is still writing it.
final class IncompleteJarException extends PluginRefusedException {

    /// It changed while it was read.
    IncompleteJarException() {
        super("somebody writes to it");
    }

    IncompleteJarException(ZipException cause) {
        super("it is not a whole jar file (" + cause.getMessage() + ")", cause);
    }
}
