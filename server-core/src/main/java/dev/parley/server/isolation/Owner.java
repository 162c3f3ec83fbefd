package dev.parley.server.isolation;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Whose code it is: one version of a plugin, or the server itself. Immutable.
///
/// @param id the `Plugin-Id`
/// @param version the `Plugin-Version`
/// @param calls the way into its code
/// @param lease what it may do to the server, until that is taken back
/// @param loader where its classes come from; none for the server's own
public record Owner(
        String id,
        String version,
        Calls calls,
        Lease lease,
        @Nullable ClassLoader loader) {

    /// The server itself, whose code is never taken away and not limited.
    ///
    /// @param id what its commands are known by
    public static Owner server(String id) {
        Calls calls = new Calls(id, Limits.NONE, InstantSource.system(), _ -> {});
        return new Owner(id, "", calls, new Lease(id), null);
    }

    /// Id and version: `kick 0.1.0`.
    public String name() {
        return version.isEmpty() ? id : id + " " + version;
    }
}
