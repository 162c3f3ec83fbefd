package dev.parley.client;

import dev.parley.client.state.HistoryFile;
import dev.parley.client.state.LastPlace;
import dev.parley.client.state.StateFolder;
import dev.parley.client.wire.Address;
import dev.parley.protocol.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/// What the client remembers of earlier runs. Whatever is wrong with that costs a line and nothing else.
/// For one thread.
///
/// @param folder nothing if the person has no home
/// @param err where to complain
record Memory(Optional<StateFolder> folder, PrintStream err) {

    Optional<HistoryFile> history() {
        return folder.map(HistoryFile::new);
    }

    /// Where the person was last, and under which name.
    Optional<Address> lastPlace() {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LastPlace(folder.get()).read())
                    .filter(place -> !place.isEmpty())
                    .map(Memory::parse);
        } catch (IOException | TypeConversionException e) {
            complain("Where you were last cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Address parse(String place) {
        if (!place.equals(Printable.line(place)) || place.indexOf('@') < 1) {
            throw new TypeConversionException("it is not of the form nick@host:port");
        }
        return Address.parse(place);
    }

    void remember(Address address) {
        if (folder.isPresent()) {
            try {
                new LastPlace(folder.get()).write(address.text());
            } catch (IOException e) {
                complain("Where you are cannot be remembered: " + e.getMessage());
            }
        }
    }

    private void complain(String text) {
        err.println(Printable.line(text));
    }
}
