// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.suites;

/** The command line. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.err.println("not yet");
        System.exit(64);
    }
}
