// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import java.util.OptionalInt;
import org.tcpassay.net.InterfaceAddresses;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;

/** Which hosts a cable may be laid between without its user saying that the network is theirs. */
final class Bounds {

    private Bounds() {}

    /**
     * Looks at the addresses of an interface and of the host at the other end of its cable.
     *
     * <p>Where that is in another namespace all addresses of that namespace count, for it may pass packets on.
     *
     * @throws RelayException if one is outside of 198.18.0.0/15 and fd00::/8, or that cannot be told
     */
    static void check(Edge edge, int index, RouteNetlink.LinkInfo info) {
        List<InterfaceAddresses.Held> here = InterfaceAddresses.of(OptionalInt.empty());
        refuse(edge, "it has the address ", index, here);
        if (info.peerNamespace().isPresent()) {
            for (InterfaceAddresses.Held each : there(edge, info.peerNamespace())) {
                refuse(edge, "the host at the other end of its cable has the address ", each.address());
            }
        } else if (info.peer().isPresent()) {
            int peer = info.peer().getAsInt();
            refuse(edge, "the other end of its cable has the address ", peer, here);
            refuseBridge(edge, peer);
        }
    }

    private static void refuseBridge(Edge edge, int peer) {
        try (var routes = RouteNetlink.open()) {
            if (routes.info(peer).master().isPresent()) {
                throw new RelayException(
                        "using interface " + edge + ": the other end of its cable is a port of a bridge"
                                + " and may lead to other machines; if they are yours, say so (--real)");
            }
        }
    }

    private static List<InterfaceAddresses.Held> there(Edge edge, OptionalInt namespace) {
        try {
            return InterfaceAddresses.of(namespace);
        } catch (NativeException e) {
            throw new RelayException(
                    "using interface " + edge + ": who is at the other end of its cable cannot be told ("
                            + e.getMessage() + "); if that network is yours, say so (--real)",
                    e);
        }
    }

    private static void refuse(Edge edge, String whose, int index, List<InterfaceAddresses.Held> addresses) {
        addresses.stream()
                .filter(each -> each.interfaceIndex() == index)
                .forEach(each -> refuse(edge, whose, each.address()));
    }

    private static void refuse(Edge edge, String whose, IpAddress address) {
        if (!isHarmless(address)) {
            throw new RelayException("using interface " + edge + ": " + whose + address
                    + ", which is not within 198.18.0.0/15 or fd00::/8 and may be somebody's; if that network is yours,"
                    + " say so (--real)");
        }
    }

    /** Of RFC 2544 or RFC 4193, or not heard beyond the host or its cable. */
    static boolean isHarmless(IpAddress address) {
        Bytes bytes = address.bytes();
        if (address.isLoopback()) {
            return true;
        }
        return address.version() == 4
                ? bytes.at(0) == 198 && (bytes.at(1) & 0xfe) == 18
                : bytes.at(0) == 0xfd || bytes.at(0) == 0xfe && (bytes.at(1) & 0xc0) == 0x80;
    }
}
