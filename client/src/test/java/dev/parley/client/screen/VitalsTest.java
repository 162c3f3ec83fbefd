package dev.parley.client.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private final Vitals vitals = new Vitals("example.org:55556");
    private final Attention attention = new Attention(vitals);

    @Test
    void theLineTellsServerRoomPeopleLagUnreadKeptAndConnection() {
        vitals.change(facts -> facts.withRoom("lobby", OptionalInt.of(3)).withMore(1));
        vitals.change(facts -> facts.withLag(OptionalLong.of(12))
                .withUnread(5)
                .withKept(2)
                .withWaiting(3)
                .withLink("not connected"));

        assertThat(vitals.now().line())
                .isEqualTo(
                        " not connected · example.org:55556 · lobby · 4 here · lag 12 ms · 5 unread · 2 kept · 3 to be sent ");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        vitals.change(facts -> facts.withRoom("lobby", OptionalInt.empty()).withMore(1));

        assertThat(vitals.now().line()).isEqualTo(" example.org:55556 · lobby · connected ");
    }

    @Test
    void aRoomOfOddCharactersDoesNoHarm() {
        vitals.change(facts -> facts.withRoom("lob\u001b[2Jby\n", OptionalInt.empty()));

        assertThat(vitals.now().line()).contains("lob\uFFFD[2Jby ").doesNotContain("\u001b", "\n");
    }

    @Test
    void whoeverDrawsItIsToldOfChangesOnly() {
        List<String> drawn = new ArrayList<>();
        vitals.onChange(() -> drawn.add(vitals.now().line()));
        vitals.change(facts -> facts.withUnread(1));
        vitals.change(facts -> facts.withUnread(1));

        assertThat(drawn).hasSize(1);
    }

    @Test
    void withoutReportsOfFocusAKeyMakesLinesSeen() {
        attention.lineCame();
        attention.lineCame();
        assertThat(vitals.now().unread()).isEqualTo(2);
        attention.keyPressed();
        assertThat(vitals.now().unread()).isZero();
    }

    @Test
    void aTerminalThatReportsItsFocusIsBelieved() {
        attention.focus(true);
        attention.lineCame();
        assertThat(vitals.now().unread()).isZero();
        attention.focus(false);
        attention.lineCame();
        assertThat(vitals.now().unread()).isEqualTo(1);
        attention.focus(true);
        assertThat(vitals.now().unread()).isZero();
    }
}
