package io.lockspot.analyzer;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import io.lockspot.flamegraphs.FrameText;
import io.lockspot.flamegraphs.PageReader;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** The arrows between the packages, as the plan of the house has them. */
class ArrowsTest {

    private static final String HOME = "io.lockspot.analyzer.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lockspot");

    @Test
    void packages_knowOnlyThoseThatTheArrowsPointTo() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.lockspot.analyzer..")
                .layer("cli")
                .definedBy(HOME + "cli..")
                .layer("report")
                .definedBy(HOME + "report..")
                .layer("explain")
                .definedBy(HOME + "explain..")
                .layer("compare")
                .definedBy(HOME + "compare..")
                .layer("read")
                .definedBy(HOME + "read..")
                .layer("write")
                .definedBy(HOME + "write..")
                .layer("model")
                .definedBy(HOME + "model..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("explain")
                .mayOnlyBeAccessedByLayers("cli", "report", "compare")
                .whereLayer("compare")
                .mayOnlyBeAccessedByLayers("cli", "report")
                .whereLayer("read")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("write")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("cli", "report", "explain", "compare", "read", "write")
                .check(CLASSES);
    }

    @Test
    void readModelAndExplain_knowNothingOfFlameGraphsButTheirTreesAndHowToReadThemBack() {
        noClasses()
                .that()
                .resideInAnyPackage(HOME + "read..", HOME + "model..", HOME + "explain..", HOME + "compare..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.lockspot.flamegraphs..")
                        .and(JavaClass.Predicates.belongToAnyOf(
                                        CallTree.class,
                                        CallTreeDiff.class,
                                        Frame.class,
                                        FrameKind.class,
                                        FrameText.class,
                                        PageReader.class)
                                .as("call trees, and what reads them out of pages")
                                .negate()))
                .check(CLASSES);
    }

    @Test
    void flameGraphs_knowNothingOfTheAnalyzer() {
        noClasses()
                .that()
                .resideInAPackage("io.lockspot.flamegraphs..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.lockspot.analyzer.."))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLine_printsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOME + "cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .dependOnClassesThat(JavaClass.Predicates.type(PrintStream.class))
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLine_knowsItsLibrary_andOnlyWhatReadsOrWritesItKnowsJson() {
        classes()
                .that(resideInAnyPackage("io.lockspot.analyzer..")
                        .and(resideInAPackage(HOME + "cli..").negate()))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("picocli..").negate())
                .check(CLASSES);
        classes()
                .that(resideInAnyPackage("io.lockspot.analyzer..")
                        .and(resideInAnyPackage(HOME + "report..", HOME + "write..")
                                .negate())
                        // The demo reads the result of its sample, and adds its own figures to the report.
                        .and(resideInAPackage(HOME + "cli.demo").negate())
                        // The known signatures are data files.
                        .and(nameMatching(".*[.]explain[.]DataFile([$].*)?").negate()))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("tools.jackson..").negate())
                .check(CLASSES);
    }
}
