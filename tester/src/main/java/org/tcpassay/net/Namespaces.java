// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/** Fresh network namespaces, which have no name and die with the last thread and descriptor in them. */
public final class Namespaces {

    private static final int CLONE_NEWNET = 0x4000_0000;

    private Namespaces() {}

    /**
     * Starts what serves all namespaces of the process; called where the calling thread is still in the process's own.
     */
    public static void prepare() {
        Closing.prepare();
        Stamping.keep();
    }

    /**
     * Moves the calling thread, for good, into a network namespace of its own.
     *
     * <p>Only on a platform thread made for it that ends soon; start no thread from it. Descriptors that it opens
     * are usable from any thread.
     *
     * @throws NativeException if the system forbids it
     */
    public static void enterNew() {
        int result = Kernel.unshare(CLONE_NEWNET);
        if (result < 0) {
            throw new NativeException("making a network namespace", Errno.of(result), remedy(-result));
        }
    }

    private static String remedy(int errno) {
        return switch (errno) {
            case Errno.EPERM -> "run as root, or in a user namespace (unshare --user --map-root-user)";
            case Errno.EINVAL -> "the kernel needs CONFIG_NET_NS";
            default -> "raise the limit user.max_net_namespaces";
        };
    }
}
