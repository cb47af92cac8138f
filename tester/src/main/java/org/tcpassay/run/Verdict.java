// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/** An outcome held against the target's ledger. */
public enum Verdict {
    /** Conforms or not applicable, as expected. */
    EXPECTED,
    /** Deviates as the ledger says. */
    KNOWN,
    /** Deviates, and the ledger does not say so. */
    NEW,
    /** The ledger says it deviates; it conforms now. */
    FIXED,
    /** Inconclusive or error. */
    OPEN
}
