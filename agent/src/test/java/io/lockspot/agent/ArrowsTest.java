package io.lockspot.agent;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may use whom inside the agent. */
class ArrowsTest {

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lockspot.agent");

    @Test
    void probe_usesTheJdkAlone() {
        onlyUses("io.lockspot.agent.probe..", "jdk.jfr..");
    }

    /** Whoever is in a probe may hold the application's locks. The start, and a thread of the agent's own, are left out. */
    @Test
    void probe_takesNoLockAndDoesNoIo() throws IOException {
        noClasses()
                .that()
                .resideInAPackage("io.lockspot.agent.probe..")
                .and()
                .doNotHaveSimpleName("WarmUp")
                .and()
                .doNotHaveSimpleName("OwnerWatch")
                .should()
                .accessTargetWhere(
                        targetOwner(resideInAnyPackage("java.util.concurrent.locks", "java.nio.file..", "java.net..")
                                .or(assignableTo(InputStream.class))
                                .or(assignableTo(OutputStream.class))
                                .or(assignableTo(BlockingQueue.class))
                                .or(assignableTo(Future.class))
                                .or(assignableTo(FileChannel.class))))
                .check(AGENT);
        assertThat(monitorsIn(Path.of("target", "classes", "io", "lockspot", "agent", "probe")))
                .isEmpty();
    }

    /** Methods that enter a monitor, but for those that only the start and readers of the counters call. */
    private static List<String> monitorsIn(Path classes) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.filter(f -> !f.endsWith("UserProbes.class") && !f.endsWith("Times.class"))
                    .toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new Monitors(file.getFileName() + ".", found), 0);
            }
        }
        return found;
    }

    private static final class Monitors extends ClassVisitor {

        private final String where;
        private final List<String> found;

        Monitors(String where, List<String> found) {
            super(OpenedClassReader.ASM_API);
            this.where = where;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
            if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                found.add(where + name);
            }
            return new MethodVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visitInsn(int opcode) {
                    if (opcode == Opcodes.MONITORENTER) {
                        found.add(where + name);
                    }
                }
            };
        }
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
