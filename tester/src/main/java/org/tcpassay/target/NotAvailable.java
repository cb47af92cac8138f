// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** The target lacks what a probe needs; becomes NOT_APPLICABLE with this message as its reason. */
public final class NotAvailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAvailable(String message) {
        super(message);
    }
}
