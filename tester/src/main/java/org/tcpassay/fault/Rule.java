// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

/**
 * What happens to which packets.
 *
 * @param name stands in the journal, and in captures beside every packet it touched
 */
public record Rule(String name, Condition when, Fault fault) {

    /** Whether it has done something by such an act: to let a packet pass is nothing, unless it is there for that. */
    public boolean isFiredBy(Happening.Verb verb) {
        return verb != Happening.Verb.PASSED || fault.onlyPasses();
    }
}
