package dev.parley.server.app;

import dev.parley.server.files.FileFault;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.People;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The accounts of a data folder, for the verbs that change them on this machine, also while the server runs.
record PeopleFile(Database database, People people, Accounts accounts) implements AutoCloseable {

    /// @throws IOException if they cannot be used; the message is for the admin
    static PeopleFile open(Path data) throws IOException {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new IOException("The data folder " + data + " cannot be used: " + FileFault.reason(e), e);
        }
        Database database = Database.open(data, Schema.ofThisServer());
        try {
            People people = new People(database);
            return new PeopleFile(database, people, Accounts.open(people, data, InstantSource.system()));
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public void close() {
        people.close();
        database.close();
    }
}
