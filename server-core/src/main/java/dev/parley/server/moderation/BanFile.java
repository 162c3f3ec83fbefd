package dev.parley.server.moderation;

import dev.parley.server.moderation.BanLine.Meaning;
import dev.parley.server.people.Nick;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The content of a `bans.txt`: a banned nickname on each line, and other bans as sentences ([BanLine]).
/// Lines that start with `#`, and lines that are neither, mean nothing here and are kept as they are,
/// byte by byte. Immutable.
///
/// @param lines at least one: after the last line end comes an empty one. A carriage return stays part of
///     its line.
record BanFile(List<BanLine> lines) {

    static final BanFile EMPTY = BanFile.of(new byte[0]);

    BanFile {
        lines = List.copyOf(lines);
    }

    static BanFile of(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1); // so that no byte can be lost
        return new BanFile(Arrays.stream(text.split("\n", -1)).map(BanLine::of).toList());
    }

    byte[] content() {
        String text = lines.stream().map(BanLine::raw).collect(Collectors.joining("\n"));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// All bans, also those that are over.
    Sanctions bans() {
        Map<Target, Sanction> notes = new HashMap<>();
        for (BanLine line : lines) {
            if (line.meaning() instanceof Meaning.Note(Sanction about)) {
                notes.put(about.target(), about);
            }
        }
        List<Sanction> bans = new ArrayList<>();
        for (BanLine line : lines) {
            if (line.meaning() instanceof Meaning.Extended(Sanction ban)) {
                bans.add(ban);
            } else if (line.meaning() instanceof Meaning.Banned(Nick nick)) {
                Sanction plain = Sanction.of(nick);
                Sanction note = notes.getOrDefault(plain.target(), plain);
                bans.add(new Sanction(plain.target(), null, note.by(), note.since(), note.reason()));
            }
        }
        return new Sanctions(bans);
    }

    /// What is wrong with lines that were meant to ban somebody, by their numbers from 1.
    Map<Integer, String> unreadableLines() {
        Map<Integer, String> reasons = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).meaning() instanceof Meaning.Unreadable(String reason)) {
                reasons.put(i + 1, reason);
            }
        }
        return reasons;
    }

    /// The file with a ban, instead of any other of the same target, and without those that are over.
    BanFile with(Sanction ban, Instant now) {
        Stream<BanLine> kept = lines.stream().filter(line -> !line.isAbout(ban.target()) && !line.isOver(now));
        List<BanLine> all = new ArrayList<>(kept.toList());
        if (!all.isEmpty() && all.getLast().raw().isEmpty()) {
            all.removeLast();
        }
        all.addAll(BanLine.of(ban));
        all.add(BanLine.of(""));
        return new BanFile(all);
    }

    BanFile without(Target target) {
        List<BanLine> kept =
                lines.stream().filter(line -> !line.isAbout(target)).toList();
        return new BanFile(kept.isEmpty() ? EMPTY.lines() : kept);
    }
}
