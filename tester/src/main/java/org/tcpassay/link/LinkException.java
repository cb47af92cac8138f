// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

/** The road to the target is broken: never the target's doing. */
public final class LinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
