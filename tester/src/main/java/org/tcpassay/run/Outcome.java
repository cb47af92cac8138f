// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/** What a probe found out about the target. */
public enum Outcome {
    CONFORMS,
    DEVIATES,
    NOT_APPLICABLE,
    INCONCLUSIVE,
    ERROR
}
