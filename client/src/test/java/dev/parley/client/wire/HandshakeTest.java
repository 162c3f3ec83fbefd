package dev.parley.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FakeServer;
import dev.parley.client.wire.Handshake.Outcome;
import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeServer server = new FakeServer();

    @AfterEach
    void close() {
        server.close();
    }

    private CompletableFuture<Outcome> enter(Duration patience, Supplier<Optional<String>> passwords) {
        return CompletableFuture.supplyAsync(() -> {
            try (Connection connection = Connection.open(Address.parse(server.as("ada")), PATIENCE, _ -> {})) {
                return new Handshake(connection, "ada", passwords, patience).run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private CompletableFuture<Outcome> enter() {
        return enter(PATIENCE, () -> {
            throw new AssertionError("asked for a password");
        });
    }

    private static Outcome outcome(CompletableFuture<Outcome> entering) {
        return entering.orTimeout(FakeServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    private static ServerMessage.Error error(ErrorCode code, String text) {
        return new ServerMessage.Error(null, code.wire(), text, null, null);
    }

    @Test
    void helloIsSentAtOnceAndWelcomeLetsIn() {
        var entering = enter();
        assertThat(server.accept().expect(Hello.class)).isEqualTo(new Hello("ada", null, 1));
        server.letIn("Ada");

        assertThat(outcome(entering))
                .isInstanceOfSatisfying(
                        Outcome.Welcomed.class,
                        in -> assertThat(in.welcome().nick()).isEqualTo("Ada"));
    }

    @Test
    void whatIsMeantForOtherClientsIsPassedOver() {
        var entering = enter();
        server.accept()
                .sendRaw("NICK\n")
                .sendRaw("Be welcome to this server\r\n\n")
                .sendRaw("{\"type\":\"weather\",\"text\":\"a later protocol\"}\n")
                .sendRaw("NICK")
                .letIn("ada");

        assertThat(outcome(entering)).isInstanceOf(Outcome.Welcomed.class);
    }

    @Test
    void aPasswordIsAskedForWhenTheServerWantsOneAndSentWithASecondHello() {
        var entering = enter(PATIENCE, () -> Optional.of("sesame"));
        assertThat(server.accept().expect(Hello.class).password()).isNull();
        server.send(error(ErrorCode.PASSWORD_REQUIRED, "ada has a password"));
        assertThat(server.expect(Hello.class).password()).isEqualTo("sesame");
        server.letIn("ada");

        assertThat(outcome(entering)).isInstanceOf(Outcome.Welcomed.class);
    }

    @Test
    void aPasswordIsSentOnlyOnce() {
        var entering = enter(PATIENCE, () -> Optional.of("guess"));
        server.accept().expect(Hello.class);
        server.send(error(ErrorCode.PASSWORD_REQUIRED, "ada has a password"));
        server.expect(Hello.class);
        server.send(error(ErrorCode.PASSWORD_REQUIRED, "still wanted"));

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("still wanted", true));
    }

    @Test
    void withoutAPasswordItSaysHowToGiveOne() {
        var entering = enter(PATIENCE, Optional::empty);
        server.accept().expect(Hello.class);
        server.send(error(ErrorCode.PASSWORD_REQUIRED, "ada has a password"));

        assertThat(outcome(entering))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("--password-file", "PARLEY_PASSWORD"));
    }

    @Test
    void aRefusalIsToldAsTheServerWordsIt() {
        var entering = enter();
        server.accept().expect(Hello.class);
        server.send(error(ErrorCode.NICK_TAKEN, "Somebody called ada is here already"))
                .hangUp();

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("Somebody called ada is here already", false));
    }

    @Test
    void aRefusalInTheWordsOfAnotherDialectIsToldToo() {
        var entering = enter();
        server.accept().expect(Hello.class);
        server.sendRaw("hello\nNICKThe server is full").hangUp();

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("The server is full", false));
    }

    @Test
    void anEndWithoutAWordSaysThatTheServerHungUp() {
        var entering = enter();
        server.accept().expect(Hello.class);
        server.sendRaw("NICK").hangUp();

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("the server hung up", false));
    }

    @Test
    void aServerThatDoesNotAnswerIsLeft() {
        var entering = enter(Duration.ofMillis(50), Optional::empty);
        server.accept().expect(Hello.class);

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("the server did not answer in time", false));
    }

    @Test
    void aServerOfAnotherKindIsLeftHoweverMuchItTalks() {
        var entering = enter();
        server.accept().sendRaw("220 mail.example ESMTP\r\n".repeat(200));

        assertThat(outcome(entering))
                .isEqualTo(new Outcome.Refused("it does not answer as a Parley server does", false));
    }

    @Test
    void whatTheServerWillNotChangeItsMindAboutIsForGood() {
        var entering = enter();
        server.accept().expect(Hello.class);
        server.send(error(ErrorCode.BANNED, "You are banned.")).hangUp();

        assertThat(outcome(entering)).isEqualTo(new Outcome.Refused("You are banned.", true));
    }
}
