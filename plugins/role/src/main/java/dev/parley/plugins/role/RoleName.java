package dev.parley.plugins.role;

/// A role of the server.
///
/// @param text its name
public record RoleName(String text) {

    @Override
    public String toString() {
        return text;
    }
}
