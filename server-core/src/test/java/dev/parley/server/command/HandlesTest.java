package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Role;
import dev.parley.api.Sanction;
import dev.parley.api.Server;
import dev.parley.api.Target;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Farewell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users, rooms and the server as a plugin's command sees them.
class HandlesTest {
    @TempDir
    Path folder;

    private House house;
    private Person ada;
    private Person bob;
    private Server server;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        CompletableFuture<Server> seen = new CompletableFuture<>();
        house.register(
                Draft.of("look", call -> {
                    seen.complete(call.server());
                    return Reply.nothing();
                }),
                Draft.named("kick").needs("moderation.kick", Role.MODERATOR));
        ada = house.enter("ada");
        bob = house.enter("Bob");
        ada.reply("/look");
        server = seen.join();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private User user(String nick) {
        return server.user(nick).orElseThrow();
    }

    @Test
    void aUserIsFoundInEveryFormOfTheNameAndIsAlwaysTheSame() {
        assertThat(user("BÓB").nick()).isEqualTo("Bob");
        assertThat(user("bob")).isEqualTo(user("BOB")).hasToString("Bob").isNotEqualTo(user("ada"));
        assertThat(server.user("eve")).isEmpty();
        assertThat(server.user("")).isEmpty();
        assertThat(server.users()).extracting(User::nick).containsExactlyInAnyOrder("ada", "Bob");
    }

    @Test
    void aUserMayWhatTheirRoleMay() throws Exception {
        house.enter("admin");
        assertThat(user("ada").may("moderation.kick")).isFalse();
        assertThat(user("admin").may("moderation.kick")).isTrue();
        assertThat(user("ada").may("")).isTrue();
    }

    @Test
    void aRoomHasAtMostFiftyModerators() throws Exception {
        Set<String> fifty = IntStream.range(0, 50).mapToObj(i -> "member" + i).collect(Collectors.toSet());
        house.rooms.lobby().change(rules -> rules.withModerators(fifty));
        assertThat(server.room("lobby").orElseThrow().appoint(new Nickname("member")))
                .isEqualTo(Result.refused("lobby has 50 moderators, and can have no more."));
    }

    @Test
    void whatIsSentToAUserNobodyElseSees() {
        user("bob").send("psst\nsecond \u001B[2J line");
        assertThat(bob.screen).last().isEqualTo(new ServerMessage.Reply(null, "psst\nsecond \uFFFD[2J line", null));
        assertThat(ada.screen).noneMatch(message -> message.toString().contains("psst"));
    }

    @Test
    void whoIsDisconnectedIsToldAndStaysAUserWhoIsNotHere() throws Exception {
        User before = user("bob");
        before.disconnect("out\nwith you");
        house.runUntil(bob::isClosed);
        assertThat(bob.saw(Farewell.class)).containsExactly(new Farewell("out with you"));
        assertThat(before.isHere()).isFalse();
        assertThat(server.user("bob")).isEmpty();
        before.send("still there?");
        before.disconnect("again");
        assertThat(bob.saw(Farewell.class)).hasSize(1);
    }

    @Test
    void whoTakesTheNameLaterIsSomebodyElse() throws Exception {
        User before = user("bob");
        before.disconnect("out");
        Person next = house.enter("bob");
        before.disconnect("out again");
        assertThat(user("bob")).isNotEqualTo(before);
        assertThat(user("bob").isHere()).isTrue();
        assertThat(next.isClosed()).isFalse();
    }

    @Test
    void aHigherRankCountsByUserAndByNameHereOrNot() throws Exception {
        house.enter("admin");
        User admin = user("admin");
        User guest = user("bob");
        house.register(Draft.of(
                "ranks",
                call -> Reply.text(Stream.of(
                                call.isOutrankedBy(guest),
                                call.isOutrankedBy(admin),
                                call.isOutrankedBy(new Nickname("ADMIN")),
                                call.isOutrankedBy(new Nickname("nobody")))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))));
        assertThat(ada.reply("/ranks")).isEqualTo("false true true false");
        admin.disconnect("out");
        house.runUntil(() -> !admin.isHere());
        assertThat(ada.reply("/ranks")).isEqualTo("false true true false");
    }

    @Test
    void aRoomIsSpokenToInTheServersName() throws Exception {
        server.room("LOBBY").orElseThrow().send("tea\ntime");
        house.runUntil(() -> !bob.linesSeen().isEmpty());
        assertThat(bob.linesSeen()).containsExactly("server: tea time");
        assertThat(server.room("attic")).isEmpty();
        assertThat(server.room("lobby").orElseThrow().members())
                .extracting(User::nick)
                .containsExactly("ada", "Bob");
    }

    @Test
    void bansAreThoseOfTheFile() throws Exception {
        Target eve = new Target.Name("Eve");
        assertThat(server.bans().add(eve, Optional.empty(), Optional.empty())).isEqualTo(Result.done());
        assertThat(server.bans().add(new Target.Name("EVE"), Optional.empty(), Optional.empty()))
                .isEqualTo(Result.refused("EVE is banned already."));
        assertThat(server.bans().list()).extracting(Sanction::target).containsExactly(eve);
        assertThat(Files.readAllLines(folder.resolve("bans.txt"))).first().isEqualTo("Eve");
        assertThat(server.bans().remove(new Target.Name("eve"))).isEqualTo(Result.done());
        assertThat(server.bans().remove(eve)).isEqualTo(Result.refused("Eve is not banned."));
        assertThat(Files.size(folder.resolve("bans.txt"))).isZero();
    }

    @Test
    void aBanOfNobodyAndAReasonWithoutEndAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.bans().add(new Target.Name("two words"), Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.bans().remove(new Target.Addresses("10.0.0.0/33")));
        assertThat(server.bans().add(new Target.Name("eve"), Optional.empty(), Optional.of("x".repeat(401))))
                .isEqualTo(Result.refused("A reason may have at most 400 characters."));
        assertThat(server.bans().list()).isEmpty();
    }

    @Test
    void whoIsMeantByANameOrAnAddressIsFound() {
        assertThat(server.matching(new Target.Name("BOB")))
                .extracting(User::nick)
                .containsExactly("Bob");
        assertThat(server.matching(new Target.Addresses("203.0.113.0/24"))).isEmpty();
        assertThat(server.matching(new Target.Addresses("192.0.2.0/24")))
                .extracting(User::nick)
                .containsExactlyInAnyOrder("ada", "Bob");
    }
}
