// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** A profile that cannot be used; the message is one sentence with file and line. */
public final class ProfileFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProfileFileException(String message) {
        super(message);
    }
}
