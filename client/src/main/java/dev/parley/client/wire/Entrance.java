package dev.parley.client.wire;

import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way into a server under one name, to be gone once or again. For one thread at a time.
public final class Entrance {

    /// What came of it.
    public sealed interface Outcome {

        /// In.
        ///
        /// @param connection to be closed by whoever asked
        record Entered(Connection connection, ServerMessage.Welcome welcome) implements Outcome {}

        /// Not in.
        ///
        /// @param reason a whole sentence
        /// @param forGood whether it would be of no use to try again
        record Failed(String reason, boolean forGood) implements Outcome {}
    }

    private final Address address;
    private final String nick;
    private final Waits waits;
    private final Consumer<String> tap;
    private Optional<String> password;

    /// The way to one place under one name.
    ///
    /// @param address with a nick
    /// @param password used if the server wants one
    /// @param tap is given each message of the server as it came
    public Entrance(Address address, Optional<String> password, Waits waits, Consumer<String> tap) {
        this.address = address;
        this.nick = Objects.requireNonNull(address.nick(), "a name to come in under");
        this.password = password;
        this.waits = waits;
        this.tap = tap;
    }

    /// Host and port.
    public String place() {
        return address.place();
    }

    /// Connects and comes in.
    ///
    /// @param asking asks for a password that the server wants and nobody has given yet; what it answers
    ///   is kept for the next time
    public Outcome enter(Supplier<Optional<String>> asking) {
        try {
            Connection connection = Connection.open(address, waits.connect(), tap);
            Outcome outcome = shakeHands(connection, asking);
            if (outcome instanceof Outcome.Failed) {
                connection.close();
            }
            return outcome;
        } catch (UnknownHostException e) {
            return failed("There is no host " + address.host() + ": is nick@host:port spelled right?");
        } catch (ConnectException e) {
            return failed("Nothing answers at " + place() + " (" + e.getMessage()
                    + "): is the server running there? It is started by: parley server");
        } catch (IOException e) {
            return failed("Cannot reach " + place() + ": " + e.getMessage());
        }
    }

    /// Whether something takes connections there at this moment.
    public boolean isOpen() {
        try (Socket probe = new Socket()) {
            probe.connect(
                    new InetSocketAddress(address.host(), address.port()),
                    Math.toIntExact(waits.connect().toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Outcome shakeHands(Connection connection, Supplier<Optional<String>> asking) {
        Supplier<Optional<String>> passwords = () -> {
            password = password.or(asking);
            return password;
        };
        return switch (new Handshake(connection, nick, passwords, waits.welcome()).run()) {
            case Handshake.Outcome.Welcomed(ServerMessage.Welcome welcome) -> new Outcome.Entered(connection, welcome);
            case Handshake.Outcome.Refused(String reason, boolean forGood) ->
                new Outcome.Failed(place() + " did not let " + nick + " in: " + reason, forGood);
        };
    }

    private static Outcome failed(String reason) {
        return new Outcome.Failed(reason, false);
    }
}
