package dev.parley.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("standard input is the whole process's")
class AccountCommandTest {
    @TempDir
    private Path folder;

    private CommandRun account(String input, Object... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            Object[] words = new Object[arguments.length + 2];
            words[0] = "account";
            System.arraycopy(arguments, 0, words, 1, arguments.length);
            words[words.length - 1] = "--data=" + folder.resolve("data");
            return CommandRun.of(words);
        } finally {
            System.setIn(before);
        }
    }

    private void assertDone(CommandRun run, String says) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out().strip()).isEqualTo(says);
        assertThat(run.code()).isZero();
    }

    private void assertRefused(CommandRun run, int code, String says) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void anAccountIsAddedListedChangedAndDeleted() {
        assertDone(account("correct horse\n", "add", "Zoë", "moderator"), "The account Zoë is there.");
        assertThat(account("", "list").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("admin\tadmin\t");
        assertThat(account("", "list").out().lines()).last().asString().startsWith("Zoë\tmoderator\t");
        assertDone(account("", "role", "zoe", "Member"), "zoe is a Member now.");
        assertDone(account("better horse\n", "passwd", "zoe"), "The password of zoe is changed.");
        assertDone(account("", "delete", "ZOE"), "The account ZOE is deleted.");
        assertThat(account("", "list").out().lines()).hasSize(1);
    }

    @Test
    void whatCannotBeIsSaidInOneLineAndChangesNothing() {
        assertRefused(
                account("short\n", "add", "bob"), 1, "Nothing was changed: a password needs at least 8 characters.");
        assertRefused(account("", "add", "bob"), 1, "Nothing was changed: no password");
        assertRefused(account("correct horse\n", "add", "bob", "emperor"), 1, "There is no role called emperor.");
        assertRefused(account("correct horse\n", "add", "Admin"), 1, "The name Admin belongs to somebody already.");
        assertRefused(account("correct horse\n", "add", "аdmin"), 1, "looks like admin");
        assertRefused(account("correct horse\n", "add", "a b"), 2, "A name may have no spaces");
        assertRefused(account("", "delete", "admin"), 1, "The account admin cannot be deleted.");
        assertRefused(account("", "role", "admin", "guest"), 1, "The role of admin cannot be changed.");
        assertRefused(account("correct horse\n", "passwd", "nobody"), 1, "There is no account called nobody.");
        assertRefused(account("", "delete"), 2, "NAME");
        assertThat(account("", "list").out().lines()).hasSize(1);
    }
}
