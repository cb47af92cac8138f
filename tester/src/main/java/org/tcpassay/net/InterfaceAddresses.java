// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/** The IP addresses of a network namespace, by rtnetlink. */
public final class InterfaceAddresses {

    private static final int RTM_GETADDR = 22;
    private static final int HEADER = 8; // struct ifaddrmsg
    private static final int ATTRIBUTE = 4; // bytes of an attribute's header
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_TARGET_NETNSID = 10;
    private static final int SOL_NETLINK = 270;
    private static final int STRICT_CHECK = 12; // NETLINK_GET_STRICT_CHK: filters count

    private InterfaceAddresses() {}

    /**
     * An address of an interface.
     *
     * @param interfaceIndex in its own namespace
     */
    public record Held(int interfaceIndex, IpAddress address) {}

    /**
     * All of a namespace.
     *
     * @param namespace the number that the calling thread's namespace has for it, see
     *     {@link RouteNetlink.LinkInfo#peerNamespace}; empty for that one itself
     * @throws NativeException if it may not be looked into
     */
    public static List<Held> of(OptionalInt namespace) {
        var found = new ArrayList<Held>();
        try (Netlink netlink = Netlink.open(Netlink.ROUTE)) {
            netlink.set(SOL_NETLINK, STRICT_CHECK);
            for (int family : new int[] {Kernel.AF_INET, Kernel.AF_INET6}) {
                var buffer = netlink.body(64);
                buffer.put(0, (byte) family);
                var body = new NetlinkBody(buffer, HEADER);
                namespace.ifPresent(number -> body.put(IFA_TARGET_NETNSID, RouteNetlink.nativeOrder(number)));
                int result = netlink.dump(RTM_GETADDR, body.length(), answer -> found.add(held(answer)));
                NativeException.check(
                        result,
                        "asking which addresses a namespace has",
                        "it takes CAP_NET_ADMIN there, and Linux 5.0");
            }
        }
        return found;
    }

    private static Held held(ByteBuffer answer) {
        int index = answer.getInt(4);
        Bytes address = Bytes.EMPTY;
        int at = HEADER;
        while (at + ATTRIBUTE <= answer.limit()) {
            int length = answer.getShort(at) & 0xffff;
            int type = answer.getShort(at + 2);
            // of a point-to-point interface IFA_ADDRESS is the other end's
            if (type == IFA_LOCAL || type == IFA_ADDRESS && address.isEmpty()) {
                address = Bytes.copyOf(answer.slice(at + ATTRIBUTE, length - ATTRIBUTE));
            }
            at += Math.max(ATTRIBUTE, length + 3 & ~3);
        }
        return new Held(index, new IpAddress(address));
    }
}
