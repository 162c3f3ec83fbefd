package dev.parley.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The arrows of the design: which module and which package may use which.
class ArchitectureTest {

    /// The packages of the server; each may use those before it, and itself.
    private static final List<String> PACKAGES = List.of(
            "files",
            "config",
            "isolation",
            "store",
            "people",
            "moderation",
            "room",
            "history",
            "backup",
            "session",
            "command",
            "event",
            "plugin",
            "wire",
            "app");

    private static final JavaClasses PARLEY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")) // of the client, which are used here
            .importPackages("dev.parley");

    @TestFactory
    List<DynamicTest> noPackageOfTheServerUsesOneThatComesAfterIt() {
        return PACKAGES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String[] later = PACKAGES.stream()
                            .skip(PACKAGES.indexOf(name) + 1L)
                            .map(ArchitectureTest::pattern)
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(pattern(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .allowEmptyShould(false)
                            .check(PARLEY);
                }))
                .toList();
    }

    @Test
    void everyPackageOfTheServerHasItsPlace() {
        String[] known = PACKAGES.stream().map(ArchitectureTest::pattern).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("dev.parley.server..")
                .should()
                .resideInAnyPackage(known)
                .check(PARLEY);
    }

    @Test
    void thePluginApiStandsOnLittle() {
        onlyUses("dev.parley.api..", "dev.parley.api..", "java..", "org.pf4j..", "org.slf4j..", "org.jspecify..");
    }

    @Test
    void theProtocolStandsOnGson() {
        onlyUses("dev.parley.protocol..", "dev.parley.protocol..", "java..", "com.google.gson..", "org.jspecify..");
    }

    @Test
    void theClientKnowsTheProtocolAndNothingOfTheServer() {
        onlyUses(
                "dev.parley.client..",
                "dev.parley.client..",
                "dev.parley.protocol..",
                "java..",
                "org.jline..",
                "picocli..",
                "org.jspecify..",
                "com.google.errorprone..");
    }

    @Test
    void aShippedPluginSeesNoMoreThanAnybodysPlugin() {
        onlyUses(
                "dev.parley.plugins..",
                "dev.parley.plugins..",
                "dev.parley.api..",
                "java..",
                "org.pf4j..",
                "org.slf4j..",
                "org.jspecify..");
    }

    @Test
    void onlyTheWireKnowsNetty() {
        onlyIn("dev.parley.server.wire..", "io.netty..");
    }

    @Test
    void onlyThePluginPackageKnowsPf4j() {
        noClasses()
                .that(resideInAPackage("dev.parley.server..").and(not(resideInAPackage("dev.parley.server.plugin.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pf4j..")
                .check(PARLEY);
    }

    @Test
    void thereAreNoMutableStatics() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("whatever changes belongs to an object")
                .check(PARLEY);
    }

    private static void onlyUses(String user, String... used) {
        classes()
                .that()
                .resideInAPackage(user)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(used))
                .allowEmptyShould(false)
                .check(PARLEY);
    }

    private static void onlyIn(String place, String library) {
        noClasses()
                .that(not(resideInAPackage(place)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PARLEY);
    }

    private static String pattern(String name) {
        return "dev.parley.server." + name + "..";
    }
}
