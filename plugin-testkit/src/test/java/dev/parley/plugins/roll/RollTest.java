package dev.parley.plugins.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.parley.api.Call;
import dev.parley.api.Parsed;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/roll|ada rolls 1d6: 3",
                "/roll d6|ada rolls 1d6: 3",
                "/roll 2D6+1|ada rolls 2d6+1: 3 + 3 + 1 = 7",
                "/roll 3d8-2|ada rolls 3d8-2: 3 + 3 + 3 - 2 = 7",
                "/roll d20+0|ada rolls 1d20: 3"
            })
    void everybodySeesTheDice(String line, String seen) {
        try (TestServer server = TestServer.with(new Roll(threes()), DiceType.class)) {
            TestUser ada = server.join("ada");
            TestUser bob = server.join("bob");
            assertThat(ada.types(line)).containsExactly(seen);
            assertThat(bob.saw()).last().isEqualTo(seen);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/roll six, '      ^ dice are written like 2d6, d20 or 3d8+2'",
        "/roll 0d6, '      ^ there are 1 to 50 dice'",
        "/roll 51d6, '      ^ there are 1 to 50 dice'",
        "/roll d1, '      ^ a die has 2 to 1000 sides'",
        "/roll d1001, '      ^ a die has 2 to 1000 sides'",
        "/roll 99999999999d6, '      ^ dice are written like 2d6, d20 or 3d8+2'",
        "/roll d6 now, '         ^ nothing more is expected here'"
    })
    void whatIsMistypedIsExplainedUnderTheWord(String line, String error) {
        try (TestServer server = TestServer.with(Roll.class, DiceType.class)) {
            assertThat(server.join("ada").types(line)).containsExactly(line, error);
        }
    }

    @Test
    void theUsualDiceAreOffered() {
        try (TestServer server = TestServer.with(Roll.class, DiceType.class)) {
            assertThat(server.join("ada").completes("/roll d")).containsExactly("d100", "d20", "d6");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2d6", "1d20+5", "50d1000-9999"})
    void diceAreWrittenAsTheyAreRead(String text) {
        assertThat(new DiceType().parse(text, mock(Call.class)))
                .isInstanceOfSatisfying(
                        Parsed.Understood.class,
                        parsed -> assertThat(parsed.value()).hasToString(text));
    }

    /// Dice that always show three.
    private static RandomGenerator threes() {
        return new RandomGenerator() {
            @Override
            public int nextInt(int origin, int bound) {
                return 3;
            }

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void realDiceShowNothingThatIsNotOnThem() {
        try (TestServer server = TestServer.with(Roll.class, DiceType.class)) {
            String seen = server.join("ada").types("/roll 50d2").getFirst();
            assertThat(seen).matches("ada rolls 50d2: [12]( \\+ [12]){49} = \\d+");
        }
    }
}
