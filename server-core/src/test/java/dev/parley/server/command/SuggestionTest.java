package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {
    private static final List<String> NAMES = List.of("kick", "ban", "bans", "help", "Who");

    @ParameterizedTest
    @CsvSource({"kik, kick", "KIKC, kick", "banz, ban", "hlep, help", "who, Who", "bann, ban", "kick, kick"})
    void aSlipIsUnderstood(String typed, String meant) {
        assertThat(Suggestion.closest(typed, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "xy", "restart", "kickkick", "\uD83D\uDE00"})
    void whatIsNothingLikeAnyIsNotGuessed(String typed) {
        assertThat(Suggestion.closest(typed, NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role | It goes on: /role grant, /role list.",
                "ROLE | It goes on: /role grant, /role list.",
                "poll | It goes on: /poll show.",
                "rolls | Did you mean /roll?",
                "rol | Did you mean /roll?",
                "'' | /help lists the commands.",
                "grant | /help lists the commands."
            })
    void whoeverTypesANameThatThereIsNotIsToldTheWay(String typed, String hint) {
        List<String> names = List.of("poll show", "role grant", "role list", "roll");
        assertThat(Suggestion.forName(typed, names)).isEqualTo(hint);
    }

    @Test
    void withoutCandidatesThereIsNoGuess() {
        assertThat(Suggestion.closest("kick", List.of())).isEmpty();
    }
}
