// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

/** The target did otherwise than the probe expects: becomes DEVIATES. */
public final class ProbeFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Mismatch mismatch;

    ProbeFailure(Mismatch mismatch) {
        super(mismatch.because() + ": expected " + mismatch.expected() + ", got " + mismatch.got());
        this.mismatch = mismatch;
    }

    public Mismatch mismatch() {
        return mismatch;
    }
}
