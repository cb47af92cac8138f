// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.testng.Assert.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.testng.annotations.Test;

/** Where sockets, clocks, threads and native calls may be known, and what nothing is called. */
public class PurityTest {

    private static final List<String> KEEP_TIME = List.of("net", "link", "relay", "lab", "run");

    private static final Set<String> CLOCK_CALLS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalDate.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.TimeUnit.sleep");

    private static final DescribedPredicate<AccessTarget> READ_A_CLOCK_OR_SLEEP = describe(
            "read a clock or sleep",
            target -> CLOCK_CALLS.contains(target.getOwner().getName() + "." + target.getName()));

    private static final DescribedPredicate<JavaClass> THREADS = describe(
            "threads and locks",
            type -> type.isEquivalentTo(Thread.class)
                    || type.isEquivalentTo(ThreadLocal.class)
                    || type.getPackageName().startsWith("java.util.concurrent")
                            && !type.getPackageName().endsWith(".atomic"));

    @Test
    public void shouldFindThePurePackages() {
        for (String name : List.of("wire", "rules", "trace")) {
            assertTrue(
                    Engine.CLASSES.containPackage(Engine.ROOT + name),
                    "package " + name + " is gone, and its wall too");
        }
    }

    @Test
    public void shouldKeepTheCoreFromTheOutsideWorld() {
        noClasses()
                .that()
                .resideInAnyPackage(Engine.packages(Engine.WITHOUT_IO))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.channels..",
                        "java.util.logging..",
                        "org.slf4j..",
                        "jnr..",
                        "com.kenai.jffi..",
                        "org.testng..")
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldKeepTheCoreFromThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(Engine.packages(Engine.WITHOUT_IO))
                .should()
                .dependOnClassesThat(THREADS)
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldHandClocksIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Engine.packages(KEEP_TIME))
                .should()
                .accessTargetWhere(describe(
                        READ_A_CLOCK_OR_SLEEP.getDescription(),
                        access -> READ_A_CLOCK_OR_SLEEP.test(access.getTarget())))
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldCallNativeCodeInNetOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Engine.ROOT + "net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..", "com.kenai.jffi..")
                .check(Engine.CLASSES);
    }

    /** What another thread closes in that moment stays open. */
    @Test
    public void shouldStartProcessesInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Engine.ROOT + "net.Processes")
                .should()
                .callMethod(ProcessBuilder.class, "start")
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldKnowTestNgInSuitesOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.testng..")
                .check(Engine.CLASSES);
    }

    @Test
    public void shouldNotUseNamesThatSayNothing() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)\\b.*")
                .andShould()
                .haveNameNotMatching(".*\\.(Abstract|Base)[A-Z].*")
                .check(Engine.CLASSES);
    }
}
