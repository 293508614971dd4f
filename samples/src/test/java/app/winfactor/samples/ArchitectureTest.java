package app.winfactor.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SAMPLES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.winfactor.samples");

    @Test
    void aCrmKnowsNothingOfWinFactor() {
        noClasses()
                .that()
                .resideInAPackage("..samples.crm")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.sdk..", "app.winfactor.webhooks..", "app.winfactor.testkit..")
                .check(SAMPLES);
    }

    @Test
    void aRecipeWorksFromAWebhookAndFromAScriptAlike() {
        noClasses()
                .that()
                .resideInAPackage("..samples.recipes")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.webhooks..", "app.winfactor.testkit..", "..samples.service..")
                .check(SAMPLES);
    }

    @Test
    void onlyTheDemoKnowsTheFake() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..samples.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.winfactor.testkit..")
                .check(SAMPLES);
    }

    @Test
    void nobodyReachesIntoAnEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.sdk.internal..", "app.winfactor.testkit.internal..")
                .check(SAMPLES);
    }
}
