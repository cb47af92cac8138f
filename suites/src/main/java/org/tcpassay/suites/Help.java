// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Help {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = Integer.MAX_VALUE,
            description = "Show this and end.")
    private boolean asked;
}
