package dev.parley.server.command;

import dev.parley.api.Nickname;
import dev.parley.api.Result;
import dev.parley.api.Room;
import dev.parley.api.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody with whom nothing should be done.
interface Bystander extends User {

    private static UnsupportedOperationException leftAlone() {
        return new UnsupportedOperationException("nothing should be done with somebody");
    }

    @Override
    default List<Room> rooms() {
        throw leftAlone();
    }

    @Override
    default Optional<Room> here() {
        throw leftAlone();
    }

    @Override
    default boolean moderates(Room room) {
        throw leftAlone();
    }

    @Override
    default Result join(String room) {
        throw leftAlone();
    }

    @Override
    default Result leave(Room room) {
        throw leftAlone();
    }

    @Override
    default Result tell(User to, String text) {
        throw leftAlone();
    }

    @Override
    default Optional<User> lastWriter() {
        throw leftAlone();
    }

    @Override
    default Optional<String> away() {
        throw leftAlone();
    }

    @Override
    default void goAway(String why) {
        throw leftAlone();
    }

    @Override
    default void comeBack() {
        throw leftAlone();
    }

    @Override
    default Result ignore(Nickname name) {
        throw leftAlone();
    }

    @Override
    default boolean unignore(Nickname name) {
        throw leftAlone();
    }

    @Override
    default List<Nickname> ignored() {
        throw leftAlone();
    }

    @Override
    default Instant since() {
        throw leftAlone();
    }

    @Override
    default String address() {
        throw leftAlone();
    }
}
