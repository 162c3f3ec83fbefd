package dev.parley.client.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.ParameterInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private final CommandBook book = new CommandBook();
    private final Secrets secrets = new Secrets(book);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login sesame",
                "/LOGIN sesame",
                " /login x",
                "/register a b",
                "/password old new",
                "/passwd x",
                "/accounts:login x",
                "/login \"open sesame\"",
                "/login sesame\nsecond line"
            })
    void whatIsTypedBehindTheseCommandsIsSecret(String line) {
        assertThat(secrets.isSecret(line)).isTrue();
        assertThat(secrets.shown(line)).doesNotContain("sesame", "old", "new").endsWith(" …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login sesame", "//login sesame", "/login", "/logins x", "/kick bob", "/vault open"})
    void othersAreNot(String line) {
        assertThat(secrets.isSecret(line)).isFalse();
        assertThat(secrets.shown(line)).isEqualTo(line);
    }

    @Test
    void aCommandWhoseParameterIsAPasswordIsSecretByTheServersGrammar() {
        book.replace(List.of(
                new CommandInfo("vault open", List.of(), "", "", List.of(parameter("key", "password"))),
                new CommandInfo("su", List.of("become"), "", "", List.of(parameter("newPassword", "text")))));

        assertThat(secrets.isSecret("/vault open sesame")).isTrue();
        assertThat(secrets.isSecret("/su sesame")).isTrue();
        assertThat(secrets.isSecret("/become sesame")).isTrue();
        assertThat(secrets.isSecret("/vault close")).isFalse();
    }

    private static ParameterInfo parameter(String name, String type) {
        return new ParameterInfo(name, type, null, false, false, false, null);
    }
}
