package dev.parley.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which package of the client may use which.
class ArchitectureTest {

    private static final String ROOT = "dev.parley.client";

    /// Each may use those before it, and itself. The root package puts all together.
    private static final List<String> PACKAGES = List.of("state", "wire", "talk", "screen", "script", "typing");

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    List<DynamicTest> noPackageUsesOneThatComesAfterIt() {
        return PACKAGES.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(ROOT + "." + name)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(PACKAGES.stream()
                                        .skip(PACKAGES.indexOf(name) + 1L)
                                        .map(later -> ROOT + "." + later)
                                        .toArray(String[]::new))
                                .orShould()
                                .dependOnClassesThat()
                                .resideInAPackage(ROOT)
                                .check(CLIENT)))
                .toList();
    }

    @Test
    void everyPackageHasItsPlace() {
        classes()
                .should()
                .resideInAnyPackage(
                        PACKAGES.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
                .orShould()
                .resideInAPackage(ROOT)
                .check(CLIENT);
    }

    @Test
    void nothingButTypingAndTheScreenUsesTheTerminal() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".state", ROOT + ".wire", ROOT + ".talk", ROOT + ".script")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLIENT);
    }
}
