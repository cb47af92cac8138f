// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tcpassay.target.Target;

/** Where reports go. */
final class OutFolder {

    private OutFolder() {}

    /** A name for the folder of one target of several. */
    static String nameOf(Target target) {
        return target.name().replaceAll("[^A-Za-z0-9.-]+", "-");
    }

    /** Makes sure that the reports will have a place, before the run that would be lost without. */
    static void claim(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(folder, new IOException("no permission"));
        }
    }

    static Misuse unwritable(Path place, IOException why) {
        return new Misuse(
                "writing reports: " + place + " cannot be written ("
                        + why.getClass().getSimpleName() + "); give a folder of your own with --out",
                why);
    }
}
