package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.CommandInfo;
import dev.parley.protocol.ServerMessage.Completions;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Permissions.Overrides;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the roles, the decisions about permissions and the moderators of rooms are: what is completed and listed
/// can be run, and what cannot be run is as if it were not there.
class VisibilityTest {

    private static final int WORLDS = 12;
    private static final List<String> PERMISSIONS = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> PEOPLE = List.of("somebody", "member", "helper", "moderator", "admin");

    @TempDir
    Path folder;

    private final Map<String, Person> people = new LinkedHashMap<>();
    private House house;
    private List<RegisteredCommand<?>> commands;
    private int lastId;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        commands = commands();
        house.register(commands);
        house.directory.roles().create(Rank.ADMIN, "helping", 150);
        house.directory.roles().create(Rank.ADMIN, "little", 50);
        house.directory.roles().grant(Rank.ADMIN, Nick.of("helper").orElseThrow(), "helping");
        for (String name : PEOPLE) {
            Person person = house.enter(name);
            people.put(name, person);
            person.conversation.talk("in", session -> session.join("attic", "in"));
            house.runUntil(() -> session(name).rooms().size() == 2);
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    /// Each permission with each of three kinds of commands: one word, two words, and one that a room's own moderators
    /// may run, some with another name.
    private static List<RegisteredCommand<?>> commands() {
        List<RegisteredCommand<?>> all = new ArrayList<>();
        all.add(Draft.named("free").build());
        for (int i = 0; i < PERMISSIONS.size(); i++) {
            String permission = PERMISSIONS.get(i);
            Role role = Role.values()[i % Role.values().length];
            all.add(Draft.named("one" + permission).needs(permission, role).build());
            all.add(Draft.named("group " + permission).needs(permission, role).build());
            all.add(Draft.named("room" + permission)
                    .aliases("other" + permission)
                    .needs(permission, role)
                    .roomModerators()
                    .build());
        }
        return all;
    }

    private Session session(String name) {
        return house.sessions.find(name).orElseThrow();
    }

    @Test
    void whatIsCompletedCanBeRunAndWhatCannotBeRunIsAsIfItWereNotThere() throws Exception {
        for (int seed = 0; seed < WORLDS; seed++) {
            decide(new Random(seed));
            for (String name : PEOPLE) {
                Set<String> somewhere = new TreeSet<>();
                for (Room room : session(name).rooms()) {
                    Set<String> completed = completed(name, room);
                    somewhere.addAll(completed);
                    List<ServerMessage> answers = runAll(name, room);
                    for (int i = 0; i < commands.size(); i++) {
                        String command = commands.get(i).name();
                        check(
                                name + " in " + room.name() + ", world " + seed + ": /" + command,
                                command,
                                completed.contains(command),
                                answers.get(i));
                    }
                }
                assertThat(house.reception.commands().allFor(session(name)).commands())
                        .as("listed for %s in world %s", name, seed)
                        .extracting(CommandInfo::name)
                        .containsExactlyElementsOf(somewhere);
            }
        }
    }

    /// Makes a world: decisions for the server and for rooms, and moderators of the rooms.
    private void decide(Random random) throws Exception {
        Map<String, Map<String, Rank>> byRoom = new HashMap<>();
        for (Room room : house.rooms.all()) {
            if (random.nextBoolean()) {
                byRoom.put(room.name(), decisions(random));
            }
            Set<String> moderators = new HashSet<>(PEOPLE.subList(1, PEOPLE.size()));
            moderators.removeIf(_ -> random.nextBoolean());
            room.change(rules -> rules.withModerators(moderators));
        }
        house.permissions.override(new Overrides(decisions(random), byRoom));
        house.registry.permissionsChanged();
    }

    private Map<String, Rank> decisions(Random random) {
        List<Rank> ranks = house.directory.roles().all();
        Map<String, Rank> decided = new HashMap<>();
        for (String permission : PERMISSIONS) {
            if (random.nextBoolean()) {
                decided.put(permission, ranks.get(random.nextInt(ranks.size())));
            }
        }
        return decided;
    }

    /// The commands, by their own names, to which completion leads.
    private Set<String> completed(String name, Room room) throws Exception {
        Set<String> completed = new TreeSet<>();
        for (String first : candidates(name, room, "/")) {
            if (commands.stream().anyMatch(command -> command.name().equals(first.substring(1)))) {
                completed.add(first.substring(1));
            }
            candidates(name, room, first + " ").forEach(second -> completed.add(first.substring(1) + " " + second));
        }
        return completed;
    }

    private List<String> candidates(String name, Room room, String line) throws Exception {
        String id = "c" + ++lastId;
        Person person = people.get(name);
        person.conversation.atOnce(id, session -> session.complete(room, line, line.length(), id));
        return ((Completions) person.answer(id))
                .candidates().stream().map(Candidate::text).toList();
    }

    private static void check(String where, String command, boolean completed, ServerMessage answer) {
        if (completed) {
            assertThat(answer).as(where).isEqualTo(new ServerMessage.Reply(idOf(answer), command + " ran", null));
        } else {
            assertThat(answer).as(where).isInstanceOfSatisfying(ServerMessage.Error.class, error -> {
                assertThat(error.code()).isEqualTo("unknown-command");
                assertThat(error.text()).doesNotContain("Did you mean /" + command + "?");
            });
        }
    }

    private static @Nullable String idOf(ServerMessage answer) {
        return answer instanceof ServerMessage.Reply reply ? reply.id() : null;
    }

    /// Runs all commands, and gives their answers.
    private List<ServerMessage> runAll(String name, Room room) throws Exception {
        Person person = people.get(name);
        List<String> ids = new ArrayList<>();
        for (RegisteredCommand<?> command : commands) {
            String id = "r" + ++lastId;
            ids.add(id);
            person.conversation.talk(id, session -> session.command(room, "/" + command.name(), id));
        }
        List<ServerMessage> answers = new ArrayList<>();
        for (String id : ids) {
            answers.add(person.answer(id));
        }
        person.screen.clear();
        return answers;
    }
}
