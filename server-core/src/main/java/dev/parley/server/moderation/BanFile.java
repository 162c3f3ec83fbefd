package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The content of a `bans.txt`: a banned nickname on each line. Lines that start with `#`, and lines that are
/// no nickname, mean nothing here and are kept as they are, byte by byte.
///
/// @param text the bytes of the file, each as the character of the same number (ISO 8859-1), so that none can
///     be lost
record BanFile(String text) {

    /// What some editors put before the first line of a UTF-8 file; no part of a name.
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    static BanFile of(byte[] content) {
        return new BanFile(new String(content, StandardCharsets.ISO_8859_1));
    }

    byte[] content() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The banned names by their keys, in the order of the file.
    Map<String, Nick> names() {
        Map<String, Nick> names = new LinkedHashMap<>();
        lines().flatMap(line -> nickIn(line).stream()).forEach(nick -> names.putIfAbsent(nick.key(), nick));
        return names;
    }

    /// The numbers, from 1, of the lines that are not UTF-8.
    List<Integer> unreadableLines() {
        List<String> lines = lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> decode(lines.get(i)).isEmpty())
                .mapToObj(i -> i + 1)
                .toList();
    }

    BanFile with(Nick nick) {
        String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        String line = (nick.text().startsWith("#") ? " " : "") + nick.text(); // a blank before it: no comment
        byte[] name = line.getBytes(StandardCharsets.UTF_8);
        return new BanFile(text + separator + new String(name, StandardCharsets.ISO_8859_1) + "\n");
    }

    BanFile without(Nick nick) {
        return new BanFile(lines().filter(line ->
                        nickIn(line).filter(n -> n.key().equals(nick.key())).isEmpty())
                .collect(Collectors.joining("\n")));
    }

    /// The lines without their ends, except that a carriage return stays; after the last line end comes an
    /// empty one.
    private Stream<String> lines() {
        return Arrays.stream(text.split("\n", -1));
    }

    private static Optional<Nick> nickIn(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
        return text.startsWith("#") ? Optional.empty() : decode(text).flatMap(name -> Nick.of(name.strip()));
    }

    private static Optional<String> decode(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
