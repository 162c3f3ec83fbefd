package dev.parley.server.moderation;

import dev.parley.bench.TimePerOperation;
import dev.parley.server.files.FolderTree;
import dev.parley.server.people.Nick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/// A list of 10,000 bans: names, addresses and blocks of addresses, a third each, with their ends and reasons.
public class BanBenchmark extends TimePerOperation {

    private static final int BANS = 10_000;

    private final Nick free = Nick.of("nobody").orElseThrow();
    private final Sanction another = new Sanction(
            new Target.Name(Nick.of("eve").orElseThrow()), Instant.MAX, "admin", Instant.EPOCH, "too loud");

    private final Path folder;
    private final BanList bans;

    public BanBenchmark() {
        try {
            folder = Files.createTempDirectory("bans");
            fill();
            bans = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bans.all().size() != BANS) {
            throw new IllegalStateException("there are " + bans.all().size());
        }
    }

    private void fill() throws IOException {
        BanFile file = BanFile.of(IntStream.range(0, BANS)
                .mapToObj(BanBenchmark::ban)
                .flatMap(ban -> BanLine.of(ban).stream())
                .map(BanLine::raw)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("bans.txt"), file.content());
    }

    @TearDown
    public void stop() throws IOException {
        bans.close();
        new FolderTree(folder).delete();
    }

    @Benchmark
    public Optional<Sanction> aNameThatIsNotBanned() {
        return bans.against(free);
    }

    @Benchmark
    public Optional<Sanction> anAddressThatIsNotBanned() {
        return bans.against("192.0.2.1");
    }

    /// With the rewriting of the file, on the disk twice.
    @Benchmark
    public Optional<Sanction> banAndUnban() throws IOException {
        bans.put(another);
        return bans.remove(another.target());
    }

    /// What the start of a server takes for it.
    @Benchmark
    public int reading() throws IOException {
        try (BanList again = open()) {
            return again.all().size();
        }
    }

    private BanList open() throws IOException {
        return BanList.open(folder.resolve("bans.txt"), Duration.ofHours(1), InstantSource.system(), _ -> {});
    }

    private static Sanction ban(int i) {
        String target = switch (i % 3) {
            case 0 -> "villain" + i;
            case 1 -> "10." + (i >> 8) + "." + (i & 255) + ".7";
            default -> "2001:db8:" + Integer.toHexString(i) + "::/48";
        };
        return new Sanction(
                Target.of(target).orElseThrow(),
                Instant.parse("2999-01-01T00:00:00Z"),
                "admin",
                Instant.parse("2026-01-01T00:00:00Z"),
                "reason " + i);
    }
}
