package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.SpoofChecker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAlikesTest {
    private final SpoofChecker icu =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    /// The table for ASCII is what ICU says: of each character, and of each behind each other.
    @Test
    void inAsciiTheTableSaysWhatIcuSays() {
        for (char a = 0x20; a < 0x7F; a++) {
            for (char b = 0x20; b < 0x7F; b++) {
                String text = "" + a + b;
                assertThat(LookAlikes.shape(text)).as(text).isEqualTo(icu.getSkeleton(text));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "аdmin, admin", // a Cyrillic a
        "АDМIN, admin", // and in capitals
        "ADMlN, admin", // a small L
        "admln, ADMIN",
        "adm1n, ADMIN",
        "adrnin, admin",
        "Iisa, lisa",
        "lisa, Iisa",
        "1isa, lisa",
        "|isa, lisa",
        "b0b, bob",
        "BOB, B0B",
        "rооt, r00t",
        "раураl, paypal",
        "ο, o", // a Greek omicron
        "Ꭰοe, doe" // Cherokee and Greek
    })
    void namesThatLookAlikeAreTakenForEachOther(String newcomer, String present) {
        assertThat(takenFor(newcomer)).contains(skeletonOf(present));
    }

    @ParameterizedTest
    @CsvSource({"ada, adb", "bob, rob", "tim, tina", "lisa, isa", "ada, adaa", "mila, nila", "иван, ivan"})
    void namesThatDoNotAreNot(String newcomer, String present) {
        assertThat(takenFor(newcomer)).doesNotContain(skeletonOf(present));
        assertThat(takenFor(present)).doesNotContain(skeletonOf(newcomer));
    }

    @Test
    void aNameWithNothingToReduceIsItsOwnSkeleton() {
        String key = "ada";
        assertThat(LookAlikes.skeleton(key)).isSameAs(key);
    }

    private static List<String> takenFor(String name) {
        return Nick.of(name).orElseThrow().takenFor();
    }

    private static String skeletonOf(String name) {
        return Nick.of(name).orElseThrow().skeleton();
    }
}
