package dev.parley.server.plugin.leak;

/// A plugin that serves, and may have got hold of something.
///
/// @param name id and version
/// @param extensions all that it brought
/// @param loader where its classes come from
public record Bystander(String name, Object extensions, ClassLoader loader) {}
