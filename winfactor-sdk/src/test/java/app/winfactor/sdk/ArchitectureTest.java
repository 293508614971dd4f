package app.winfactor.sdk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.winfactor.sdk.http.RateLimiter;
import app.winfactor.sdk.internal.Checks;
import app.winfactor.sdk.internal.SecureOrigin;
import app.winfactor.sdk.model.Model;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
    private static final String HOUSE = "app.winfactor.sdk";

    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    private static final DescribedPredicate<JavaClass> MACHINERY = resideInAPackage(HOUSE + ".internal")
            .and(not(assignableTo(Checks.class)))
            .and(not(assignableTo(SecureOrigin.class)))
            .and(not(assignableTo(RateLimiter.class))) // what its own factory methods give
            .as("the engine and JSON");

    private static final DescribedPredicate<JavaClass> CALLERS = simpleNameEndingWith("Resource")
            .or(simpleNameEndingWith("Operations"))
            .or(nameMatching(".*\\.[A-Z]\\w+Plan"));

    private static final DescribedPredicate<JavaClass> FRONT_DOOR =
            resideInAPackage(HOUSE).as("the front door");

    @Test
    void theWallsAreLookedAtWithTheHouseInside() {
        assertThat(SDK).hasSizeGreaterThan(100);
        assertThat(SDK.contain(Model.class)).isTrue();
        assertThat(SDK.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void nobodyKnowsTheFrontDoor() {
        noClasses()
                .that(not(FRONT_DOOR))
                .should()
                .dependOnClassesThat(FRONT_DOOR)
                .check(SDK);
    }

    @Test
    void onlyTheFrontDoorAndWhatCallsKnowTheMachinery() {
        noClasses()
                .that(not(FRONT_DOOR).and(not(CALLERS)).and(not(resideInAPackage(HOUSE + ".internal"))))
                .should()
                .dependOnClassesThat(MACHINERY)
                .check(SDK);
    }

    @Test
    void modelsKnowModelsAndLinksAndTheirJsonOnly() {
        classes()
                .that(assignableTo(Model.class))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "javax.annotation.processing",
                                "com.fasterxml.jackson..",
                                "org.immutables.value..",
                                "org.jspecify.annotations")
                        .or(resideInAPackage(HOUSE + "..")
                                .and(not(MACHINERY))
                                .and(not(CALLERS))
                                .and(not(FRONT_DOOR))
                                .and(not(resideInAnyPackage(HOUSE + ".errors", HOUSE + ".http", HOUSE + ".paging")))))
                .check(SDK);
    }

    @Test
    void aResourceKnowsNothingOfHttp() {
        noClasses()
                .that(CALLERS)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http", "java.io", "com.fasterxml.jackson.databind")
                        .and(not(assignableTo(OutputStream.class)))) // which a caller hands through
                .check(SDK);
    }

    @Test
    void onlyTheEngineAndTheFrontDoorKnowHttp() {
        noClasses()
                .that(not(FRONT_DOOR).and(not(resideInAPackage(HOUSE + ".internal"))))
                .should()
                .dependOnClassesThat(resideInAPackage("java.net.http"))
                .check(SDK);
    }

    @Test
    void roomsDoNotGoInCircles() {
        // The machinery knows what it raises and returns, and some of that knows its checks: two rooms by intent.
        SlicesRuleDefinition.slices()
                .matching("(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(HOUSE + ".internal"), DescribedPredicate.alwaysTrue())
                .check(SDK);
    }

    @Test
    void theSdkNeedsJavaAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        HOUSE + "..",
                        "java..",
                        "javax.net.ssl",
                        "javax.annotation.processing",
                        "com.fasterxml.jackson..",
                        "org.immutables.value..",
                        "org.jspecify.annotations"))
                .check(SDK);
    }

    @Test
    void nobodyLogsThroughALibraryOrPrints() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging", "org.slf4j..", "org.apache.."))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(SDK);
    }

    @Test
    void noSourceIsOver500LinesAndNoResourceOver100BesidesItsDocumentation() throws IOException {
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(classes).hasSizeGreaterThan(100);
            for (Path file : classes) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(500);
                if (file.toString().endsWith("Resource.java")) {
                    assertThat(lines.stream().filter(line -> !line.strip().matches("(/\\*)?\\*.*")))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(100);
                }
            }
        }
    }
}
