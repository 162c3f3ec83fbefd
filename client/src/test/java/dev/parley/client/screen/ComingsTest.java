package dev.parley.client.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComingsTest {

    private final Comings comings = new Comings();

    @Test
    void aFewAreToldOneByOne() {
        assertThat(comings.add("ada", true, 0)).contains("ada joined!");
        assertThat(comings.add("bob", true, 10)).contains("bob joined!");
        assertThat(comings.add("bob", false, 20)).contains("bob left!");
        assertThat(comings.take()).isEmpty();
    }

    @Test
    void manyAreFoldedIntoOneLineThatNamesAFew() {
        for (int i = 0; i < 60; i++) {
            comings.add("user" + i, true, i);
        }

        assertThat(comings.take()).contains("joined: user3, user4, user5, user6, user7 and 52 more");
        assertThat(comings.take()).isEmpty();
    }

    @Test
    void whoeverComesAndGoesWithinAFoldIsNamedOnce() {
        for (String nick : new String[] {"a", "b", "c"}) {
            comings.add(nick, true, 0);
        }
        comings.add("d", true, 1);
        comings.add("d", false, 2);
        comings.add("a", false, 3);
        comings.add("e", true, 4);
        comings.add("d", true, 5);

        assertThat(comings.take()).contains("joined: e, d · left: a");
    }

    @Test
    void whatIsFoldedWaitsForABoundedTime() {
        for (int i = 0; i < 4; i++) {
            comings.add("user" + i, true, 100);
        }
        assertThat(comings.has("user3")).isTrue();
        assertThat(comings.has("user0")).isFalse();
        assertThat(comings.waitMillis(100)).contains(2_000L);
        comings.add("late", true, 1_000);
        assertThat(comings.waitMillis(2_100)).contains(0L);
        assertThat(comings.waitMillis(9_000)).contains(0L);
    }

    @Test
    void afterAQuietTimeTheyAreToldOneByOneAgain() {
        for (int i = 0; i < 9; i++) {
            comings.add("user" + i, true, i);
        }
        comings.take();

        assertThat(comings.add("ada", true, 20_000)).contains("ada joined!");
    }
}
