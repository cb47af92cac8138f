// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/**
 * How a call of the kernel went.
 *
 * @param value what it returned; negative is the error number, negated
 */
public record NativeResult(int value) {

    public boolean isError() {
        return value < 0;
    }

    /** Whether the call would have had to wait, or goes on by itself. */
    public boolean isPending() {
        return value == -Errno.EAGAIN || value == -Errno.EINPROGRESS || value == -Errno.EALREADY;
    }

    public boolean isConnectedAlready() {
        return value == -Errno.EISCONN;
    }

    /** Only where {@link #isError} holds. */
    public Errno errno() {
        return Errno.of(value);
    }
}
