package dev.parley.server.moderation;

import dev.parley.server.people.Nick;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of a `bans.txt`.
///
/// @param raw its bytes without the line end, each as the character of the same number (ISO 8859-1)
record BanLine(String raw, Meaning meaning) {

    /// What some editors put before the first line of a UTF-8 file; no part of a name.
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /// `ban 192.0.2.0/24 until 2026-12-01T10:00:00Z by ada on 2026-11-24T09:30:00Z for spam`, and `note
    /// bob …` of a name that stands alone in another line. No nickname has a blank in it, so other
    /// readers of the file see none here.
    private static final Pattern SENTENCE = Pattern.compile(
            "(ban|note)\\h+(\\S+)(?:\\h+until\\h+(\\S+))?(?:\\h+by\\h+(\\S+))?(?:\\h+on\\h+(\\S+))?(?:\\h+for\\h+(\\S.*))?");

    /// What a line says.
    sealed interface Meaning {

        /// A name is banned for ever.
        record Banned(Nick nick) implements Meaning {}

        /// A ban that is more than a name.
        record Extended(Sanction sanction) implements Meaning {}

        /// Who banned a name, when and why; by itself it bans nobody.
        record Note(Sanction about) implements Meaning {}

        /// It bans nobody, and was not meant to.
        record Nothing() implements Meaning {}

        /// It was meant to ban somebody, and is not understood.
        record Unreadable(String reason) implements Meaning {}
    }

    /// Reads a line.
    static BanLine of(String raw) {
        String text = raw.startsWith(BYTE_ORDER_MARK) ? raw.substring(BYTE_ORDER_MARK.length()) : raw;
        return new BanLine(raw, text.startsWith("#") ? new Meaning.Nothing() : meaning(text));
    }

    /// The lines that stand for a ban.
    static List<BanLine> of(Sanction ban) {
        List<BanLine> lines = new ArrayList<>();
        boolean known = ban.by() != null || ban.since() != null || !ban.reason().isEmpty();
        if (ban.until() == null && ban.target() instanceof Target.Name(Nick nick)) {
            lines.add(written((nick.text().startsWith("#") ? " " : "") + nick)); // a blank before it: no comment
            if (known) {
                lines.add(written(sentence("note", ban)));
            }
        } else {
            lines.add(written(sentence("ban", ban)));
        }
        return lines;
    }

    /// Whether it is about a target, and goes when that is let in again.
    boolean isAbout(Target target) {
        return switch (meaning) {
            case Meaning.Banned(Nick nick) -> target.equals(new Target.Name(nick));
            case Meaning.Extended(Sanction ban) -> target.equals(ban.target());
            case Meaning.Note(Sanction about) -> target.equals(about.target());
            case Meaning.Nothing _, Meaning.Unreadable _ -> false;
        };
    }

    /// Whether it bans somebody no longer.
    boolean isOver(Instant now) {
        return meaning instanceof Meaning.Extended(Sanction ban) && ban.isOver(now);
    }

    private static BanLine written(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    private static String sentence(String word, Sanction ban) {
        return word + " " + ban.target()
                + part("until", ban.until())
                + part("by", ban.by())
                + part("on", ban.since())
                + part("for", ban.reason().isEmpty() ? null : ban.reason());
    }

    private static String part(String word, @Nullable Object value) {
        return value == null ? "" : " " + word + " " + value;
    }

    private static Meaning meaning(String raw) {
        Optional<String> text = decode(raw);
        if (text.isEmpty()) {
            return new Meaning.Unreadable("it is not UTF-8");
        }
        String line = text.get().strip();
        Optional<Nick> nick = Nick.of(line);
        if (nick.isPresent()) {
            return new Meaning.Banned(nick.get());
        }
        if (Nick.looksLikeAnAddress(line)) {
            return new Meaning.Unreadable("an address is banned by a line that begins with the word ban");
        }
        Matcher matcher = SENTENCE.matcher(line);
        if (matcher.matches()) {
            return sentence(matcher);
        }
        return line.startsWith("ban ")
                ? new Meaning.Unreadable("it is no ban in the form of this file")
                : new Meaning.Nothing();
    }

    private static Meaning sentence(Matcher matcher) {
        boolean ban = matcher.group(1).equals("ban");
        Optional<Target> target =
                ban ? Target.of(matcher.group(2)) : Nick.of(matcher.group(2)).map(Target.Name::new);
        try {
            if (target.isEmpty()) {
                return ban
                        ? new Meaning.Unreadable(matcher.group(2) + " is neither a name nor an address")
                        : new Meaning.Nothing();
            }
            String reason = matcher.group(6);
            Sanction sanction = new Sanction(
                    target.get(),
                    instant(matcher.group(3)),
                    matcher.group(4),
                    instant(matcher.group(5)),
                    reason == null ? "" : reason);
            return ban ? new Meaning.Extended(sanction) : new Meaning.Note(sanction);
        } catch (DateTimeException e) {
            return ban
                    ? new Meaning.Unreadable("a time in it is not like 2026-12-01T10:00:00Z")
                    : new Meaning.Nothing();
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
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
