// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.testng.annotations.Test;

/** The command line asks the engine; it does nothing itself. */
public class SuitesWallsTest {

    private static final JavaClasses SUITES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tcpassay.suites");

    @Test
    public void shouldLeaveNativeCallsToTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tcpassay.net..", "jnr..", "com.kenai.jffi..")
                .check(SUITES);
    }

    @Test
    public void shouldKnowNoProbeByName() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tcpassay.probes..")
                .check(SUITES);
    }

    @Test
    public void shouldNotUseNamesThatSayNothing() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)\\b.*")
                .check(SUITES);
    }
}
