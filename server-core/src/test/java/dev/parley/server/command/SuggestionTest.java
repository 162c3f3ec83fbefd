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

    @Test
    void withoutCandidatesThereIsNoGuess() {
        assertThat(Suggestion.closest("kick", List.of())).isEmpty();
    }
}
