package dev.parley.protocol;

import dev.parley.protocol.ServerMessage.Line;

/// Writes what nearly all of a server's messages are, a line in a room, in a fifth of the time that Gson takes
/// (`LineWriterTest` holds the one against the other). Safe for all threads.
final class LineWriter {

    /// The names of the fields, the digits and the quotes.
    private static final int BESIDE_THE_STRINGS = 100;

    private LineWriter() {}

    /// The message as one line of JSON, without its end.
    static String write(Line line) {
        StringBuilder json = new StringBuilder(
                BESIDE_THE_STRINGS + line.room().length() + line.text().length());
        string(json.append("{\"type\":\"line\",\"room\":"), line.room());
        json.append(",\"number\":").append(line.number()).append(",\"time\":").append(line.time());
        if (line.from() != null) {
            string(json.append(",\"from\":"), line.from());
        }
        string(json.append(",\"text\":"), line.text());
        return json.append('}').toString();
    }

    private static void string(StringBuilder json, String text) {
        if (isPlain(text)) {
            json.append('"').append(text).append('"');
        } else {
            json.append(JsonLines.quoted(text));
        }
    }

    /// Whether nothing in a text has to be escaped.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029') {
                return false;
            }
        }
        return true;
    }
}
