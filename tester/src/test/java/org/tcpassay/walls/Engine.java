// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The classes of the engine, without its tests. */
final class Engine {

    static final String ROOT = "org.tcpassay.";

    /** Values and functions only. */
    static final List<String> PURE = List.of("wire", "rules", "model", "expect", "trace");

    /** They, and what is built of nothing else. */
    static final List<String> WITHOUT_IO = List.of("wire", "rules", "model", "expect", "trace", "fault");

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.tcpassay");

    private Engine() {}

    /** Patterns for a package and what is below it. */
    static String[] packages(List<String> names) {
        return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
