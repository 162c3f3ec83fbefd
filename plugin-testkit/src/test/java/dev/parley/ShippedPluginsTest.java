package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ShippedPluginsTest {

    private static final JavaClasses PLUGINS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.parley.plugins");

    @Test
    void aShippedPluginSeesNoMoreThanAnybodysPlugin() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.parley.plugins..",
                        "dev.parley.api..",
                        "java..",
                        "org.pf4j..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(PLUGINS);
    }
}
