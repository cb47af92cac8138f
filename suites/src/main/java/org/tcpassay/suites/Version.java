// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest says. */
final class Version implements IVersionProvider {

    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tcpassay " + number() + " on Java " + System.getProperty("java.version")};
    }
}
