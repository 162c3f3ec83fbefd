package dev.parley.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.backup.Restore.Step;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A restore whose process dies, at each place where it can.
class InterruptedRestoreTest {

    @TempDir
    private Path folder;

    private Installation old;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        file = Installation.of(folder.resolve("source"), "new").backUp(folder.resolve("new.zip"));
        old = Installation.of(folder.resolve("old"), "old");
        Files.writeString(old.data().resolve("history.ring"), "old");
    }

    /// Restores until the process dies.
    ///
    /// @return whether it had something left to do
    private boolean die(Installation there, int after) throws IOException {
        int left = after;
        try (BackupFile backup = BackupFile.open(file, Schema.ofThisServer())) {
            List<Step> steps = new ArrayList<>(there.restore().preparing(backup));
            for (int i = 0; i < steps.size(); i++) {
                if (left-- == 0) {
                    return true;
                }
                steps.get(i).run();
                if (i == steps.size() - 1 && Files.exists(there.data().resolve("restoring"))) {
                    steps.addAll(there.restore().changing());
                }
            }
            return false;
        }
    }

    @Test
    void whereverItDiesThereIsTheOldOrTheNewOrARefusalAndTheNextOneCompletesIt() throws IOException {
        List<String> seen = new ArrayList<>();
        boolean dies = true;
        for (int after = 0; dies; after++) {
            Installation there = old.copyTo(folder.resolve("dies-after-" + after));
            Object itself = Files.readAttributes(there.data(), "fileKey").get("fileKey");
            dies = die(there, after);
            seen.add(state(there));

            Restore.Restored restored = there.restore().run(file);

            assertThat(there.words()).containsExactly("new", "new", "new");
            assertThat(there.data().resolve("restoring")).doesNotExist();
            assertThat(there.data().resolve("restore.part")).doesNotExist();
            assertThat(there.data().resolve("history.ring")).doesNotExist();
            assertThat(Files.readAttributes(there.data(), "fileKey")).containsEntry("fileKey", itself);
            Path before = there.before().getFirst();
            assertThat(restored.before()).contains(there.before().getLast());
            assertThat(Installation.roles(before)).containsExactly("old");
            assertThat(before.resolve("plugins/poll/record.json")).hasContent("old");
            assertThat(before.resolve("history.ring")).hasContent("old");
            assertThat(before.resolve("bans.txt")).hasContent("old");
        }
        assertThat(seen)
                .hasSizeGreaterThan(12)
                .startsWith("old", "old", "old", "old", "refused")
                .endsWith("new");
        assertThat(seen.stream().distinct()).containsExactly("old", "refused", "new");
    }

    private static String state(Installation there) throws IOException {
        if (Files.exists(there.data().resolve("restoring"))) {
            assertThatThrownBy(() -> Database.open(there.data(), Schema.ofThisServer()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("run ./parley restore FILE again");
            return "refused";
        }
        assertThat(there.words().stream().distinct()).hasSize(1);
        return there.words().getFirst();
    }

    @Test
    void anotherBackupIsRestoredAfterTheInterruptedOneIsComplete() throws IOException {
        Path newer = Installation.of(folder.resolve("newer"), "newer").backUp(folder.resolve("newer.zip"));
        assertThat(die(old, 8)).isTrue();
        Files.delete(file);

        old.restore().run(newer);

        assertThat(old.words()).containsExactly("newer", "newer", "newer");
        assertThat(old.before()).hasSize(2);
        assertThat(Installation.roles(old.before().getFirst())).containsExactly("old");
        assertThat(Installation.roles(old.before().getLast())).containsExactly("new");
    }

    @Test
    void whatIsInTheWayIsSaidAndTheRestoreGoesOnWhenItIsGone() throws IOException {
        assertThat(die(old, 4)).isTrue();
        Path inTheWay = old.data().resolve("before-restore-20260131T120000Z/history.ring");
        Files.createDirectories(inTheWay);
        assertThatThrownBy(() -> old.restore().run(file))
                .hasMessageContaining("is not complete")
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("run ./parley restore FILE again");
        Files.delete(inTheWay);
        old.restore().run(file);
        assertThat(old.words()).containsExactly("new", "new", "new");
    }
}
