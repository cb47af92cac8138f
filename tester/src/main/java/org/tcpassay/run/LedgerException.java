// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.run;

/** A ledger that cannot be used; the message is one sentence with file and line. */
public final class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }
}
