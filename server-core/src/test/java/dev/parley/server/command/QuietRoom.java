package dev.parley.server.command;

import dev.parley.api.History;
import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.RoomMode;
import dev.parley.api.User;
import java.time.Duration;
import java.util.List;

/// A room in which nothing should be done, and of which everybody knows.
interface QuietRoom extends Room {

    private static UnsupportedOperationException leftAlone() {
        return new UnsupportedOperationException("nothing should be done with the room");
    }

    @Override
    default String topic() {
        return "";
    }

    @Override
    default Result changeTopic(User by, String topic) {
        throw leftAlone();
    }

    @Override
    default boolean is(RoomMode mode) {
        return false;
    }

    @Override
    default Result set(RoomMode mode, boolean on) {
        throw leftAlone();
    }

    @Override
    default Duration slow() {
        return Duration.ZERO;
    }

    @Override
    default void slow(Duration wait) {
        throw leftAlone();
    }

    @Override
    default List<Nickname> moderators() {
        return List.of();
    }

    @Override
    default Result appoint(Nickname account) {
        throw leftAlone();
    }

    @Override
    default Result dismiss(Nickname account) {
        throw leftAlone();
    }

    @Override
    default boolean isVisibleTo(User user) {
        return true;
    }

    @Override
    default void invite(User guest) {
        throw leftAlone();
    }

    @Override
    default History history() {
        throw leftAlone();
    }
}
