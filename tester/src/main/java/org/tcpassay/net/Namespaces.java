// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Map;

/** Fresh network namespaces, which have no name and die with the last thread and descriptor in them. */
public final class Namespaces {

    private static final int CLONE_NEWNET = 0x4000_0000;

    private static final int PATH_SIZE = 1 << 13;

    private static final Map<String, String> NO_IPV6_TALK =
            Map.of("addr_gen_mode", "1", "accept_ra", "0", "router_solicitations", "0", "accept_dad", "0");

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

    /**
     * Moves the calling thread, for good, into the network namespace that the kernel shows there.
     *
     * @param path such as {@code /proc/4711/ns/net}; as {@link #enterNew} otherwise
     */
    public static void enter(String path) {
        String remedy = "name a network namespace, and run as root";
        NativeMemory memory = NativeMemory.borrow(PATH_SIZE);
        try {
            memory.putText(0, path);
            int fd = NativeException.check(Kernel.open(memory.address(), 0), "opening namespace " + path, remedy);
            int result = Kernel.setns(fd, CLONE_NEWNET);
            Kernel.close(fd);
            NativeException.check(result, "entering namespace " + path, remedy);
        } finally {
            memory.giveBack();
        }
    }

    /**
     * Keeps IPv6 of the calling thread's namespace from looking for routers, naming itself and asking whether it is
     * alone; of use before there is a device.
     */
    public static void keepIpv6Quiet() {
        keepIpv6Quiet("default");
    }

    /** The same for one device, before it is up. */
    public static void keepIpv6Quiet(String device) {
        NO_IPV6_TALK.forEach((key, value) -> Sysctl.write("net.ipv6.conf." + device + "." + key, value));
    }

    private static String remedy(int errno) {
        return switch (errno) {
            case Errno.EPERM -> "run as root, or in a user namespace (unshare --user --map-root-user)";
            case Errno.EINVAL -> "the kernel needs CONFIG_NET_NS";
            default -> "raise the limit user.max_net_namespaces";
        };
    }
}
