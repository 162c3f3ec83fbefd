package dev.parley.server.wire;

import dev.parley.server.session.Session;

/// Reads the lines of a person.
final class LineHandler extends LinewiseHandler {

    LineHandler(InboundHandler before) {
        super(before);
    }

    @Override
    void line(byte[] line) {
        Utf8.decode(line).ifPresentOrElse(text -> conversation.text(text, Session::typed), this::notUtf8);
    }
}
