package app.winfactor.webhooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.winfactor.webhooks");

    @Test
    void eventsKnowNothingOfReceivingThem() {
        noClasses()
                .that()
                .resideInAPackage("..webhooks.events")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.webhooks", "..webhooks.delivery", "..webhooks.httpserver")
                .check(MODULE);
    }

    @Test
    void theStoreKnowsNothingOfEvents() {
        noClasses()
                .that()
                .resideInAPackage("..webhooks.delivery")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.winfactor.webhooks", "..webhooks.events", "..webhooks.httpserver", "app.winfactor.sdk..")
                .check(MODULE);
    }

    @Test
    void onlyTheAdapterKnowsTheWebServerOfTheJdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..webhooks.httpserver")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.net.httpserver..", "..webhooks.httpserver")
                .check(MODULE);
    }

    @Test
    void nothingIsNeededBeyondTheSdkJacksonAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "com.sun.net.httpserver..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "app.winfactor.sdk..",
                        "app.winfactor.webhooks..")
                .check(MODULE);
    }

    @Test
    void nobodyReachesIntoTheEngineOfTheSdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.winfactor.sdk.internal..")
                .check(MODULE);
    }
}
