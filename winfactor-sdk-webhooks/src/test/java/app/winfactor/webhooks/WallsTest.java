package app.winfactor.webhooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static final String ROOT = "app.winfactor.webhooks";

    private final JavaClasses module =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void eventsKnowNothingElseOfThisModule() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".events")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".delivery", ROOT + ".httpserver")
                .check(module);
    }

    @Test
    void deliveryKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".delivery")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".delivery", "java..", "org.jspecify.annotations")
                .check(module);
    }

    @Test
    void onlyTheAdapterKnowsTheHttpServerAndNobodyKnowsTheAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".httpserver")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun..", ROOT + ".httpserver")
                .check(module);
    }

    @Test
    void theAdapterKnowsNeitherEventsNorStores() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".httpserver")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".events", ROOT + ".delivery")
                .check(module);
    }

    @Test
    void nobodyReachesIntoTheInternalsOfTheSdkOrWritesToTheConsole() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.sdk.internal..", "java.util.logging..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(module);
    }
}
