// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/** The kernel refused a call; the message is one sentence that says what would be right. */
public final class NativeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int number;

    /**
     * @param doing such as {@code opening /dev/net/tun}
     * @param remedy what would be right
     */
    NativeException(String doing, Errno errno, String remedy) {
        super(doing + ": " + errno + "; " + remedy);
        this.number = errno.number();
    }

    /** @param result negative, as the kernel's calls return it */
    static int check(int result, String doing, String remedy) {
        if (result < 0) {
            throw new NativeException(doing, Errno.of(result), remedy);
        }
        return result;
    }

    public Errno errno() {
        return new Errno(number);
    }
}
