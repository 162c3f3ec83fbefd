package dev.parley.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import dev.parley.server.files.FolderLock;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

    @TempDir
    private Path folder;

    private Installation source;
    private Installation old;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        source = Installation.of(folder.resolve("source"), "new");
        file = source.backUp(folder.resolve("new.zip"));
        old = Installation.of(folder.resolve("old"), "old");
    }

    @Test
    void whatWasThereBeforeIsKept() throws IOException {
        Restore.Restored restored = old.restore().run(file);

        assertThat(old.words()).containsExactly("new", "new", "new");
        Path before = old.data().resolve("before-restore-20260131T120000Z");
        assertThat(restored.before()).contains(before);
        assertThat(Installation.roles(before)).containsExactly("old");
        old.restore().run(file);
        assertThat(old.before()).hasSize(2);
        assertThat(Files.getPosixFilePermissions(old.data().resolve("parley.db")))
                .hasSize(2);
    }

    @Test
    void aBackupWithoutABanListMeansThatNobodyIsBanned() throws IOException {
        Files.delete(source.bans());
        Path none = source.backUp(folder.resolve("none.zip"));

        old.restore().run(none);

        assertThat(old.words()).containsExactly("new", "new");
        assertThat(old.before().getFirst().resolve("bans.txt")).hasContent("old");
    }

    @Test
    void nothingIsRestoredWhileAServerRuns() throws IOException {
        try (FolderLock _ = FolderLock.acquire(old.data())) {
            assertThatThrownBy(() -> old.restore().run(file))
                    .hasMessage("The data folder " + old.data() + " is in use by a server: stop it first.");
        }
        assertThat(old.words()).containsExactly("old", "old", "old");
    }

    @Test
    void aBackupOfAnEarlierVersionIsBroughtToThisOneAtTheNextStart() throws IOException {
        Schema earlier = new Schema(Schema.ofThisServer().steps().subList(0, 2));
        Path early = Installation.of(folder.resolve("early"), "early", earlier).backUp(folder.resolve("early.zip"));

        old.restore().run(early);

        Database.open(old.data(), Schema.ofThisServer()).close();
        assertThat(old.words()).containsExactly("early", "early", "early");
    }

    @Test
    void aBadBackupChangesNothing() throws IOException {
        refusesBytes("there is no such file", null);
        byte[] good = Files.readAllBytes(file);
        refusesBytes("it is no zip file", "this is a text".getBytes(StandardCharsets.UTF_8));
        refusesBytes("it is no zip file, or not all of one", Arrays.copyOf(good, good.length / 2));
        byte[] damaged = good.clone();
        Arrays.fill(damaged, good.length / 4, good.length / 2, (byte) 7); // one byte may be one that nobody reads
        refusesBytes("damaged", damaged);

        refuses("there is no manifest.json in it", parts -> parts.remove("manifest.json"));
        refuses("manifest.json cannot be read", parts -> parts.put("manifest.json", bytes("{")));
        refuses("something is missing in its manifest.json", parts -> parts.put("manifest.json", bytes("null")));
        refuses("something is missing in its manifest.json", parts -> manifest(parts, "\"time\"", "\"when\""));
        refuses("something is missing in its manifest.json", parts -> manifest(parts, "\"sha256\"", "\"sha1\""));
        refuses("a newer Parley made it", parts -> manifest(parts, "\"format\": 1", "\"format\": 2"));
        refuses("a newer Parley made it", parts -> manifest(parts, "\"schema\": ", "\"schema\": 99"));
        refuses("plugins/poll/record.json is missing in it", parts -> parts.remove("plugins/poll/record.json"));
        refuses("there is no database in it", parts -> manifest(parts, "parley.db", "plugins/x"));
        refuses("there is more in it than its manifest.json says", parts -> parts.put("plugins/x", bytes("x")));
        refuses("parley.db in it is damaged", parts -> parts.put("parley.db", bytes("x")));
        refuses(
                "plugins/poll/record.json in it is damaged",
                parts -> parts.put("plugins/poll/record.json", bytes("neW")));
        refuses("There is not enough room", parts -> manifest(parts, "\"size\": 3", "\"size\": 1152921504606846976"));
        for (String name :
                List.of("plugins/../../evil", "/etc/evil", "../evil", "evil", "plugins//evil", "plugins/.", "")) {
            refuses("'" + name + "' belongs in it", parts -> {
                parts.put(name, bytes("new"));
                manifest(parts, "plugins/poll/record.json", name);
            });
        }
        refuses("'plugins/../../evil/' belongs in it", parts -> parts.put("plugins/../../evil/", new byte[0]));
        refuses(
                "its database is of no use: it is no database",
                parts -> replace(parts, "parley.db", "no database. ".repeat(400)));
    }

    private void refuses(String reason, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        change.accept(parts);
        Path bad = folder.resolve("bad.zip");
        try (OutputStream bytes = Files.newOutputStream(bad);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        refusesBytes(reason, Files.readAllBytes(bad));
    }

    private void refusesBytes(String reason, byte[] content) throws IOException {
        Path bad = folder.resolve("bad.zip");
        Files.deleteIfExists(bad);
        if (content != null) {
            Files.write(bad, content);
        }
        Map<String, String> before = old.files();
        assertThatThrownBy(() -> old.restore().run(bad))
                .as(reason)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Nothing was changed.");
        assertThat(old.files()).as(reason).isEqualTo(before);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    private static void manifest(Map<String, byte[]> parts, String part, String instead) {
        String json = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        assertThat(json).contains(part);
        parts.put("manifest.json", bytes(json.replace(part, instead)));
    }

    /// Makes a part another one, as somebody would who wants it to be believed.
    private static void replace(Map<String, byte[]> parts, String name, String text) {
        byte[] content = bytes(text);
        String json = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        Manifest manifest = new Gson().fromJson(json, Manifest.class);
        String digest = HexFormat.of().formatHex(Sha256.begin().digest(content));
        Manifest believed = new Manifest(
                manifest.format(),
                manifest.parley(),
                manifest.schema(),
                manifest.time(),
                0,
                0,
                manifest.files().stream()
                        .map(file ->
                                file.name().equals(name) ? new Manifest.Content(name, content.length, digest) : file)
                        .toList());
        parts.put(name, content);
        parts.put("manifest.json", bytes(believed.toJson()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
