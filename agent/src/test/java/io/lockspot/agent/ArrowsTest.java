package io.lockspot.agent;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who may use whom inside the agent. */
class ArrowsTest {

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lockspot.agent");

    @Test
    void probe_usesTheJdkAlone() {
        onlyUses("io.lockspot.agent.probe..", "jdk.jfr..");
    }

    @Test
    void options_useTheJdkAlone() {
        onlyUses("io.lockspot.agent.options..");
    }

    @Test
    void weave_usesProbeAndByteBuddy() {
        onlyUses("io.lockspot.agent.weave..", "io.lockspot.agent.probe..", "net.bytebuddy..");
    }

    @Test
    void record_usesProbeOptionsAndItsLibraries() {
        onlyUses(
                "io.lockspot.agent.record..",
                "io.lockspot.agent.probe..",
                "io.lockspot.agent.options..",
                "org.HdrHistogram..",
                "one.profiler..",
                "jdk.jfr..");
    }

    @Test
    void publish_usesProbeOptionsAndTheJdksManagement() {
        onlyUses(
                "io.lockspot.agent.publish..",
                "io.lockspot.agent.probe..",
                "io.lockspot.agent.options..",
                "javax.management..");
    }

    @Test
    void startup_joinsThePartsAndNobodyUsesIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lockspot.agent")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lockspot.agent")
                .check(AGENT);
    }

    @Test
    void outerClasses_useNothingButThemselves() {
        DescribedPredicate<JavaClass> outer = new DescribedPredicate<>("outer classes") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().equals("io.lockspot.agent")
                        && Set.of("LockspotAgent", "InnerJar", "IsolatedLoader").contains(type.getSimpleName());
            }
        };
        classes()
                .that(outer)
                .should()
                .onlyDependOnClassesThat(outer.or(resideInAnyPackage("java..")))
                .check(AGENT);
    }

    private static void onlyUses(String who, String... whom) {
        classes()
                .that()
                .resideInAPackage(who)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(who, "java..").or(resideInAnyPackage(whom)))
                .check(AGENT);
    }
}
