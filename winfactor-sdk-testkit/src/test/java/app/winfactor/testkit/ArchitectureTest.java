package app.winfactor.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String INTERNAL = "app.winfactor.testkit.internal";

    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void the_fake_shares_nothing_with_the_sdk_that_it_checks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.winfactor.testkit.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.winfactor.sdk..", "app.winfactor.webhooks..")
                .check(classes);
    }

    @Test
    void whoever_uses_neither_junit_nor_assertj_needs_neither() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.winfactor.testkit.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .check(classes);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Assert")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.assertj..")
                .check(classes);
    }

    @Test
    void the_sdk_is_needed_by_whoever_asks_for_its_client_alone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("app.winfactor.testkit.junit.TestClient")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app.winfactor.sdk..")
                .check(classes);
    }

    @Test
    void only_the_gateway_and_the_front_door_know_wiremock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL, INTERNAL + ".server")
                .and()
                .doNotHaveFullyQualifiedName(FakeWinFactor.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.tomakehurst..", "wiremock..")
                .check(classes);
    }

    @Test
    void what_the_world_knows_does_not_depend_on_how_it_is_asked() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + ".world")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        INTERNAL + ".api",
                        INTERNAL + ".sandbox",
                        INTERNAL + ".web",
                        INTERNAL + ".delivery",
                        "java.net.http")
                .check(classes);
    }
}
