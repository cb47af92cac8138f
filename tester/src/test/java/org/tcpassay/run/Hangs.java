// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/** Lets stacks that hang and look at no interrupt go when their test is over. */
final class Hangs {

    private static volatile boolean going = true;

    private Hangs() {}

    static boolean goOn() {
        return going;
    }

    static void begin() {
        going = true;
    }

    static void end() {
        going = false;
    }
}
