// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

/** A description of a stack cannot be used; the message names the file, the line and what would be right. */
public final class StackFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StackFileException(String message) {
        super(message);
    }
}
