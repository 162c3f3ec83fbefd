package dev.parley.server.plugin.source;

import dev.parley.api.About;
import dev.parley.protocol.Printable;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a plugin that came as source is called. Immutable.
///
/// @param description perhaps empty
public record Identity(String id, String version, String description) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])| +");
    private static final int MAX_DESCRIPTION = 500;

    /// Whether a text can be the `Plugin-Id` of a plugin. It is shown to people and stands in logs and file names, so
    /// it is held to what is harmless there.
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// What [About] says, and for what it does not say, the source's name and time.
    static Identity of(SourceTree source, Collection<byte[]> classes) throws SourceException {
        List<Annotation> declared =
                classes.stream().flatMap(bytes -> about(bytes).stream()).toList();
        if (declared.size() > 1) {
            throw SourceException.of("more than one of its classes bears @About");
        }
        String id = value(declared, "id").orElseGet(() -> idFor(source.name()));
        if (!isId(id)) {
            throw SourceException.of(
                    "\"" + id + "\" cannot be a plugin's id, which is one to 64 of a-z, 0-9, '.', '-' and"
                            + " '_'; @About(id = \"…\") sets another");
        }
        String description = value(declared, "description").orElse("");
        return new Identity(
                id,
                value(declared, "version").orElseGet(() -> versionFor(source.modified())),
                description.substring(0, Math.min(description.length(), MAX_DESCRIPTION)));
    }

    /// Lower case, with a dash between words: `DiceRoll` is `dice-roll`.
    static String idFor(String name) {
        return WORD_BORDER.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /// Year, month and day, time of day, as numbers: what is later is higher.
    static String versionFor(Instant modified) {
        ZonedDateTime time = modified.atZone(ZoneOffset.UTC);
        int day = time.getMonthValue() * 100 + time.getDayOfMonth();
        int second = (time.getHour() * 100 + time.getMinute()) * 100 + time.getSecond();
        return time.getYear() + "." + day + "." + second;
    }

    private static Optional<Annotation> about(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().stringValue().equals(About.class.descriptorString()))
                .findFirst();
    }

    private static Optional<String> value(List<Annotation> declared, String name) {
        return declared.stream()
                .flatMap(annotation -> annotation.elements().stream())
                .filter(element -> element.name().stringValue().equals(name))
                .map(AnnotationElement::value)
                .map(value -> value instanceof AnnotationValue.OfString text ? text.stringValue() : "")
                .map(Printable::line)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
