// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.lab;

/** The lab is broken, not the target: becomes ERROR. */
public final class LabException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }
}
