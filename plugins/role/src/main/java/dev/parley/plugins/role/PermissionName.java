package dev.parley.plugins.role;

/// The name of a permission, whether anything asks for it or not.
///
/// @param text such as `moderation.kick`
public record PermissionName(String text) {

    @Override
    public String toString() {
        return text;
    }
}
