package dev.parley.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Role;
import dev.parley.testkit.TestServer;
import dev.parley.testkit.TestUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// All shipped commands on one server, and the page that describes them.
class TogetherTest {

    /// What stands where arguments should, or behind those that should.
    private static final List<String> ODD = List.of(
            "",
            " ",
            " \"",
            " \"\"",
            " \"no end",
            " a b c d e f g h i j k l m n o p q r s t",
            " " + "x".repeat(4_000),
            " \"" + "many words ".repeat(300) + "\"",
            " é 漢字 🎉 \u202Eabc \u0000\u001b[2J\u0007",
            " -1",
            " 0 0 0",
            " 99999999999999999999 99999999999999999999",
            " --",
            " --nothing --dry",
            " nobody 10x \"\" -",
            " 10.0.0.0/33",
            " ::/0x 5m",
            " lobby lobby lobby",
            " '; DROP TABLE line; --",
            " %s%n ${jndi:ldap://127.0.0.1/x} \\u0041 \\");

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.with(ShippedExtensions.all().toArray());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageForAdminsHasEveryCommandAsHelpShowsIt() throws Exception {
        String page = Files.readString(Path.of("../docs/shipped-plugins.md"));
        assertThat(usages(server.join("admin", Role.ADMIN)))
                .hasSizeGreaterThan(50)
                .filteredOn(usage -> !usage.matches("/(help|who|quit|confirm)\\b.*"))
                .allSatisfy(usage -> assertThat(page).contains("`" + usage + "`"));
    }

    @Test
    void noCommandFailsOverWhatSomebodyTypesBehindIt() {
        TestUser bob = server.join("bob");
        List<String> commands = usages(server.join("admin", Role.ADMIN)).stream()
                .map(usage -> usage.replaceFirst(" [<\\[-].*", ""))
                .toList();
        for (String command : commands) {
            for (String odd : ODD) {
                TestUser admin = server.join("tester", Role.ADMIN);
                assertThat(admin.types(command + odd))
                        .as(command + odd)
                        .noneMatch(line -> line.contains("failed (error"))
                        .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' && c != '\n'));
                admin.completes(command + odd);
                admin.leaves();
            }
        }
        TestUser admin = server.join("boss", Role.ADMIN);
        admin.types("/unlock");
        admin.types("all is well");
        assertThat(bob.saw()).last().asString().contains("all is well");
    }

    private static List<String> usages(TestUser admin) {
        return admin.types("/help").stream()
                .map(line -> line.strip().split(" {2,}")[0])
                .filter(usage -> usage.startsWith("/"))
                .toList();
    }
}
