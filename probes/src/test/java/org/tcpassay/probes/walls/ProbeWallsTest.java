// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.tcpassay.target.UserOption;
import org.testng.annotations.Test;

/** Probes speak the language of the script and nothing else. */
public class ProbeWallsTest {

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

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROBES);
    }
}
