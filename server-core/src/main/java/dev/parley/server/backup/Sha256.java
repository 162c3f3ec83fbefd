package dev.parley.server.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest by which a backup's files are known to be whole.
final class Sha256 {

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every JDK has SHA-256", e);
        }
    }
}
