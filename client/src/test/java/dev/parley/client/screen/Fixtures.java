package dev.parley.client.screen;

import dev.parley.protocol.ServerMessage;

/// Messages that tests of the screen share.
final class Fixtures {

    private Fixtures() {}

    static ServerMessage.Welcome welcome(String nick) {
        return new ServerMessage.Welcome(1, "Fake 1", nick, "lobby", 1L, 7L, 1, 0, 8_192);
    }
}
