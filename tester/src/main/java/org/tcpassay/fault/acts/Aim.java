// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

/** Where the sequence number of a forged segment lies, seen from who receives it. */
public enum Aim {
    /** The next that it expects, as far as the path saw. */
    EXACT,
    /** In the middle of its window. */
    IN_WINDOW,
    /** A window's size behind the window's end. */
    BEYOND_WINDOW,
    /** 1000 below what it expects. */
    OLD,
    /** Drawn at random, as by an attacker who does not see the wire. */
    BLIND
}
