package dev.undertone.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point one way only; docs/architecture.md says why. */
class ArchitectureTest {

    private static final String ROOT = "dev.undertone.";

    /** Each room and the rooms it may look into. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("emotions", List.of()),
            Map.entry("audio", List.of()),
            Map.entry("features", List.of("audio")),
            Map.entry("plots", List.of()),
            Map.entry("corpora", List.of("audio", "emotions", "features")),
            Map.entry("models", List.of("audio", "emotions", "features")),
            Map.entry("evaluation", List.of("emotions")),
            Map.entry("training", List.of("audio", "corpora", "emotions", "evaluation", "features", "models")),
            Map.entry("recognition", List.of("audio", "emotions", "features", "models")),
            Map.entry("storage", List.of()),
            Map.entry("server", List.of("audio", "emotions", "models", "recognition", "storage"))));

    private static JavaClasses undertone;

    @BeforeAll
    static void read() {
        undertone = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.undertone");
        assertThat(undertone).hasSizeGreaterThan(50);
    }

    static List<String> rooms() {
        return List.copyOf(MAY_USE.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void aRoomLooksOnlyWhereItMay(String room) {
        List<String> allowed = MAY_USE.getOrDefault(room, List.of());
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are in another room than " + room + " and " + allowed,
                        c -> c.getPackageName().startsWith(ROOT)
                                && !room.equals(roomOf(c.getPackageName()))
                                && !allowed.contains(roomOf(c.getPackageName()))))
                .check(undertone);
    }

    private static String roomOf(String packageName) {
        return packageName.substring(ROOT.length()).replaceAll("\\..*", "");
    }

    @Test
    void aRunningRecogniserCarriesNoTrainingEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.undertone.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(undertone);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("dev.undertone.(*)..").should().beFreeOfCycles().check(undertone);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void internalPackagesStayInTheirRoom(String room) {
        classes()
                .that()
                .resideInAPackage(ROOT + room + "..internal..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage(ROOT + room + "..")
                .allowEmptyShould(true)
                .check(undertone);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager)").check(undertone);
    }
}
