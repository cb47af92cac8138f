// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpassay.target.UserOption;
import org.testng.annotations.Test;

/** Probes speak the language of the script and nothing else. */
public class ProbeWallsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final int LINES = 80;

    private static final JavaClasses PROBES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tcpassay.probes");

    private static final ArchCondition<JavaClass> INHERIT_CODE =
            new ArchCondition<>("inherit code from another probe") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean inherits = item.getRawSuperclass()
                            .filter(parent -> parent.getPackageName().startsWith("org.tcpassay.probes"))
                            .isPresent();
                    events.add(new SimpleConditionEvent(item, inherits, item.getName() + " extends another probe"));
                }
            };

    @Test
    public void shouldSeeTheLanguageOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tcpassay.net..",
                        "org.tcpassay.link..",
                        "org.tcpassay.lab..",
                        "org.tcpassay.model..",
                        "org.tcpassay.trace..",
                        "org.tcpassay.run..",
                        "org.tcpassay.report..",
                        "org.tcpassay.suites..")
                .because("probes see script, expect, fault, wire and rules"));
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.tcpassay.target..").and(not(type(UserOption.class))))
                .because("of a target probes name the options of its sockets only"));
    }

    @Test
    public void shouldKnowNothingOfTheMachine() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "jnr..", "org.slf4j..", "org.testng..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    public void shouldHaveNoFamily() {
        check(classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)\\b.*")
                .andShould()
                .haveNameNotMatching(".*\\.(Abstract|Base)[A-Z].*"));
        check(noClasses().should(INHERIT_CODE).because("a probe is read with no other file open"));
    }

    @Test
    public void shouldBeReadAloudInOneBreath() throws IOException {
        Map<String, Long> lines = linesOfSources();

        Set<String> unseen = new TreeSet<>(sourcesOfClasses());
        unseen.removeAll(lines.keySet());
        assertFalse(lines.isEmpty(), "no sources under " + SOURCES.toAbsolutePath());
        assertTrue(unseen.isEmpty(), "not under " + SOURCES.toAbsolutePath() + ": " + unseen);

        lines.values().removeIf(count -> count < LINES);
        assertTrue(lines.isEmpty(), "a class is one stimulus in less than " + LINES + " lines, too long: " + lines);
    }

    /** Lines by path, such as {@code org/tcpassay/probes/isn/Drawn.java}; surefire starts in the module's folder. */
    private static Map<String, Long> linesOfSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> SOURCES.relativize(file).toString(),
                            ProbeWallsTest::lines,
                            Math::max,
                            TreeMap::new));
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sourcesOfClasses() {
        return PROBES.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(type -> type.getName().replace('.', '/') + ".java")
                .collect(Collectors.toSet());
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROBES);
    }
}
