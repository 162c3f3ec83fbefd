package dev.parley.api;

import java.io.IOException;
import java.util.List;

/// The nicknames that may not come in, kept in `bans.txt`. Safe for all threads; changes block until they are
/// on the disk.
///
/// A name is meant in any letter case. Banning somebody who is here does not disconnect them: see
/// [User#disconnect(String)].
public interface Bans {

    /// Bans a name.
    ///
    /// @param name whom
    /// @return whether that changed anything, that is whether the name was not banned before
    /// @throws IOException if it could not be stored. The ban is not in force then.
    boolean add(Nickname name) throws IOException;

    /// Lifts the ban of a name.
    ///
    /// @param name whose
    /// @return whether that changed anything, that is whether the name was banned before
    /// @throws IOException if it could not be stored. The ban is still in force then.
    boolean remove(Nickname name) throws IOException;

    /// {@return the banned names, in the order of the file}
    List<Nickname> list();
}
