// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

/** The relay cannot work, or no longer; the message is one sentence that says what would be right. */
public final class RelayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RelayException(String message) {
        super(message);
    }

    public RelayException(String message, Throwable cause) {
        super(message, cause);
    }
}
