package app.winfactor.webhooks;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallsTest {
    private static final String ROOT = "app.winfactor.webhooks";

    private static final JavaClasses MODULE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void eventsKnowNothingElseOfThisModule() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".events")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".delivery",
                        ROOT + ".httpserver",
                        ROOT + ".jdbc",
                        ROOT + ".recovery",
                        ROOT + ".servlet")
                .check(MODULE);
    }

    @Test
    void deliveryKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".delivery")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".delivery", "java..", "org.jspecify.annotations")
                .check(MODULE);
    }

    /** Each of these needs something at run time that not everybody has. */
    @ParameterizedTest
    @CsvSource({"httpserver, com.sun..", "servlet, jakarta.servlet..", "jdbc, java.sql..", "recovery, app.winfactor.sdk"
    })
    void onlyOneRoomKnowsWhatNotEverybodyHasAndNobodyKnowsThatRoom(String room, String optional) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(optional, ROOT + "." + room)
                .check(MODULE);
    }

    @Test
    void theDoorsKnowNeitherEventsNorStores() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".httpserver", ROOT + ".servlet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".events", ROOT + ".delivery", ROOT + ".jdbc")
                .check(MODULE);
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
                .check(MODULE);
    }

    @Test
    void signaturesAreComparedInConstantTimeAndInNoOtherWay() {
        JavaClasses verification =
                MODULE.that(belongToAnyOf(SignatureVerifier.class, SignatureHeader.class, SigningSecret.class));

        classes()
                .that()
                .belongToAnyOf(SignatureVerifier.class)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(verification);
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("equals|equalsIgnoreCase|contentEquals|compare|mismatch")))
                .check(verification);
    }
}
