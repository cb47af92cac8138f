// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

/** The target could not be brought to the state that a probe starts from: becomes INCONCLUSIVE. */
public final class PreambleFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PreambleFailure(String state, Mismatch mismatch) {
        super("bringing the target to " + state + ": expected " + mismatch.expected() + ", got " + mismatch.got() + " ("
                + mismatch.because() + ")");
    }
}
