// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.MacAddress;

/** Interfaces and neighbours of the calling thread's namespace, by rtnetlink. */
public final class RouteNetlink implements AutoCloseable {

    private static final int RTM_NEWLINK = 16;
    private static final int RTM_GETLINK = 18;
    private static final int RTM_NEWADDR = 20;
    private static final int RTM_DELADDR = 21;
    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;
    private static final int RTM_NEWNEIGH = 28;
    private static final int RTM_NEWQDISC = 36;
    private static final int QUEUE_HEADER = 20; // struct tcmsg
    private static final int TC_H_ROOT = -1;
    private static final int TCA_KIND = 1;
    private static final int LINK_HEADER = 16; // struct ifinfomsg
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int ATTRIBUTE = 4; // bytes of an attribute's header
    private static final int IFLA_LINK = 5;
    private static final int IFLA_MASTER = 10;
    private static final int IFLA_TXQLEN = 13;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_LINK_NETNSID = 37;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFLA_INFO_DATA = 2;
    private static final int VETH_INFO_PEER = 1;
    private static final int ADDRESS_HEADER = 8; // struct ifaddrmsg
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final byte IFA_F_NODAD = 2;
    private static final int ROUTE_HEADER = 12; // struct rtmsg
    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final byte RT_TABLE_LOCAL = (byte) 255;
    private static final byte RT_TABLE_MAIN = (byte) 254;
    private static final byte RTPROT_STATIC = 4;
    private static final byte RT_SCOPE_LINK = (byte) 253;
    private static final byte RT_SCOPE_HOST = (byte) 254;
    private static final byte RTN_UNICAST = 1;
    private static final byte RTN_LOCAL = 2;
    private static final int NEIGHBOUR_HEADER = 12; // struct ndmsg
    private static final int NDA_DST = 1;
    private static final int NDA_LLADDR = 2;
    private static final short NUD_PERMANENT = 0x80;
    private static final String REMEDY = "the tester needs CAP_NET_ADMIN, and the kernel veth devices";

    private final Netlink netlink = Netlink.open(Netlink.ROUTE);

    private RouteNetlink() {}

    public static RouteNetlink open() {
        return new RouteNetlink();
    }

    /**
     * What an interface is.
     *
     * @param name such as {@code eth0}
     * @param kind such as {@code veth}; empty for a piece of hardware
     * @param master index of the bridge that it is a port of
     * @param peer index of the other end of a veth pair, in its own namespace
     * @param peerNamespace the number that this namespace has for the one the other end is in; empty if it is this one
     */
    public record LinkInfo(String name, String kind, OptionalInt master, OptionalInt peer, OptionalInt peerNamespace) {}

    /** What the kernel says of an interface. */
    public LinkInfo info(int interfaceIndex) {
        var buffer = netlink.body(LINK_HEADER);
        buffer.putInt(4, interfaceIndex);
        int result = netlink.request(RTM_GETLINK, 0, LINK_HEADER);
        NativeException.check(result, "asking what interface " + interfaceIndex + " is", "it must exist");
        ByteBuffer answer = netlink.answer();
        String name = "";
        String kind = "";
        OptionalInt master = OptionalInt.empty();
        OptionalInt peer = OptionalInt.empty();
        OptionalInt peerNamespace = OptionalInt.empty();
        for (int at = LINK_HEADER; length(answer, at) >= ATTRIBUTE; at += aligned(length(answer, at))) {
            int type = answer.getShort(at + 2);
            if (type == IFLA_IFNAME) {
                name = text(answer, at);
            } else if (type == IFLA_MASTER) {
                master = OptionalInt.of(answer.getInt(at + ATTRIBUTE));
            } else if (type == IFLA_LINK) {
                peer = OptionalInt.of(answer.getInt(at + ATTRIBUTE));
            } else if (type == IFLA_LINK_NETNSID) {
                peerNamespace = OptionalInt.of(answer.getInt(at + ATTRIBUTE));
            } else if (type == IFLA_LINKINFO && answer.getShort(at + ATTRIBUTE + 2) == IFLA_INFO_KIND) {
                kind = text(answer, at + ATTRIBUTE);
            }
        }
        return new LinkInfo(name, kind, master, peer, peerNamespace);
    }

    private static String text(ByteBuffer attributes, int at) {
        return Bytes.copyOf(attributes.slice(at + ATTRIBUTE, length(attributes, at) - ATTRIBUTE))
                .text()
                .replace("\0", "");
    }

    private static int length(ByteBuffer attributes, int at) {
        return at + ATTRIBUTE <= attributes.limit() ? attributes.getShort(at) & 0xffff : 0;
    }

    private static int aligned(int length) {
        return length + 3 & ~3;
    }

    /** Makes two Ethernet devices joined by a cable; both are down. */
    public void addVethPair(String one, MacAddress macOfOne, String other) {
        var body = new NetlinkBody(netlink.body(512), LINK_HEADER);
        body.put(IFLA_IFNAME, zeroTerminated(one));
        body.put(IFLA_ADDRESS, macOfOne.bytes());
        body.begin(IFLA_LINKINFO);
        body.put(IFLA_INFO_KIND, Bytes.utf8("veth"));
        body.begin(IFLA_INFO_DATA);
        body.begin(VETH_INFO_PEER);
        body.skip(LINK_HEADER);
        body.put(IFLA_IFNAME, zeroTerminated(other));
        body.end();
        body.end();
        body.end();
        request(RTM_NEWLINK, body, "making the veth pair " + one + " and " + other);
    }

    /**
     * How many packets wait for the reader of a TUN device before the kernel drops; also in a user namespace, unlike the
     * ioctl for it.
     */
    public void queueLength(int interfaceIndex, int packets) {
        var buffer = netlink.body(128);
        buffer.putInt(4, interfaceIndex);
        var body = new NetlinkBody(buffer, LINK_HEADER);
        body.put(IFLA_TXQLEN, nativeOrder(packets));
        int result = netlink.request(RTM_NEWLINK, Netlink.F_ACK, body.length());
        NativeException.check(
                result, "giving interface " + interfaceIndex + " a queue of " + packets + " packets", REMEDY);
    }

    /** Gives an interface one more address, usable at once. */
    public void addAddress(int interfaceIndex, IpAddress address, int prefixLength) {
        NetlinkBody body = address(interfaceIndex, address, prefixLength);
        request(RTM_NEWADDR, body, "giving interface " + interfaceIndex + " the address " + address);
    }

    /** Takes an address from an interface; sockets that are bound to it stay. */
    public void removeAddress(int interfaceIndex, IpAddress address, int prefixLength) {
        NetlinkBody body = address(interfaceIndex, address, prefixLength);
        int result = netlink.request(RTM_DELADDR, Netlink.F_ACK, body.length());
        NativeException.check(result, "taking the address " + address + " from interface " + interfaceIndex, REMEDY);
    }

    private NetlinkBody address(int interfaceIndex, IpAddress address, int prefixLength) {
        var buffer = netlink.body(128);
        buffer.put(0, (byte) (address.version() == 4 ? Kernel.AF_INET : Kernel.AF_INET6));
        buffer.put(1, (byte) prefixLength).put(2, IFA_F_NODAD).putInt(4, interfaceIndex);
        var body = new NetlinkBody(buffer, ADDRESS_HEADER);
        body.put(IFA_LOCAL, address.bytes());
        body.put(IFA_ADDRESS, address.bytes());
        return body;
    }

    /** What is sent to the address is for this host from now on. */
    public void addOwn(int interfaceIndex, IpAddress address) {
        NetlinkBody body = own(interfaceIndex, address);
        int result = netlink.request(RTM_NEWROUTE, Netlink.F_ACK | Netlink.F_CREATE, body.length());
        if (result != -Errno.EEXIST) {
            NativeException.check(result, "telling the kernel that " + address + " is its own", REMEDY);
        }
    }

    /** Takes back {@link #addOwn}; not what the kernel knows of itself. */
    public void removeOwn(int interfaceIndex, IpAddress address) {
        remove(own(interfaceIndex, address), "telling the kernel that " + address + " is not its own");
    }

    private NetlinkBody own(int interfaceIndex, IpAddress address) {
        var buffer = netlink.body(128);
        buffer.put(0, (byte) (address.version() == 4 ? Kernel.AF_INET : Kernel.AF_INET6));
        buffer.put(1, (byte) (8 * address.bytes().length()));
        buffer.put(4, RT_TABLE_LOCAL).put(5, RTPROT_STATIC).put(7, RTN_LOCAL);
        var body = new NetlinkBody(buffer, ROUTE_HEADER);
        body.put(RTA_DST, address.bytes());
        body.put(RTA_OIF, nativeOrder(interfaceIndex));
        return body;
    }

    /** Sends what is for the address over the interface, without a router. */
    public void addRoute(int interfaceIndex, IpAddress address) {
        route(interfaceIndex, address, 8 * address.bytes().length(), RTN_UNICAST);
    }

    /** The same for all addresses of a network. */
    public void addNetwork(int interfaceIndex, IpAddress base, int prefixLength) {
        route(interfaceIndex, base, prefixLength, RTN_UNICAST);
    }

    /** Sends whatever no other route is for over the interface, without a router. */
    public void addDefaultRoute(int interfaceIndex, IpVersion version) {
        route(interfaceIndex, any(version), 0, RTN_UNICAST);
    }

    /** Takes back {@link #addDefaultRoute}. */
    public void removeDefaultRoute(int interfaceIndex, IpVersion version) {
        NetlinkBody body = routeBody(interfaceIndex, any(version), 0, RTN_UNICAST);
        remove(body, "taking the default route from interface " + interfaceIndex);
    }

    /** Takes whatever no other route is for as sent to this host, under every address. */
    public void answerToAll(int loopbackIndex, IpVersion version) {
        route(loopbackIndex, any(version), 0, RTN_LOCAL);
    }

    private static IpAddress any(IpVersion version) {
        return new IpAddress(Bytes.zeros(version == IpVersion.V4 ? 4 : 16));
    }

    private void route(int interfaceIndex, IpAddress address, int prefixLength, byte type) {
        NetlinkBody body = routeBody(interfaceIndex, address, prefixLength, type);
        request(RTM_NEWROUTE, body, "routing " + address + "/" + prefixLength + " to interface " + interfaceIndex);
    }

    private NetlinkBody routeBody(int interfaceIndex, IpAddress address, int prefixLength, byte type) {
        var buffer = netlink.body(128);
        buffer.put(0, (byte) (address.version() == 4 ? Kernel.AF_INET : Kernel.AF_INET6));
        buffer.put(1, (byte) prefixLength).put(4, RT_TABLE_MAIN).put(5, RTPROT_STATIC);
        buffer.put(6, type == RTN_LOCAL ? RT_SCOPE_HOST : RT_SCOPE_LINK).put(7, type);
        var body = new NetlinkBody(buffer, ROUTE_HEADER);
        if (prefixLength > 0) {
            body.put(RTA_DST, address.bytes());
        }
        body.put(RTA_OIF, nativeOrder(interfaceIndex));
        return body;
    }

    /** A route that may be gone already. */
    private void remove(NetlinkBody route, String doing) {
        int result = netlink.request(RTM_DELROUTE, Netlink.F_ACK, route.length());
        if (result != -Errno.ESRCH) {
            NativeException.check(result, doing, REMEDY);
        }
    }

    /**
     * Lets an interface that is down send without a queue, so that nothing is paced or overtaken there.
     *
     * @return false where the kernel cannot
     */
    public boolean removeQueue(int interfaceIndex) {
        var buffer = netlink.body(128);
        buffer.putInt(4, interfaceIndex).putInt(12, TC_H_ROOT);
        var body = new NetlinkBody(buffer, QUEUE_HEADER);
        body.put(TCA_KIND, zeroTerminated("noqueue"));
        return netlink.request(RTM_NEWQDISC, Netlink.F_ACK | Netlink.F_CREATE | Netlink.F_REPLACE, body.length()) == 0;
    }

    /** Tells the kernel for good which hardware address an IP address has. */
    public void addNeighbour(int interfaceIndex, IpAddress address, MacAddress mac) {
        var buffer = netlink.body(128);
        buffer.put(0, (byte) (address.version() == 4 ? Kernel.AF_INET : Kernel.AF_INET6));
        buffer.putInt(4, interfaceIndex).putShort(8, NUD_PERMANENT);
        var body = new NetlinkBody(buffer, NEIGHBOUR_HEADER);
        body.put(NDA_DST, address.bytes());
        body.put(NDA_LLADDR, mac.bytes());
        request(RTM_NEWNEIGH, body, "telling interface " + interfaceIndex + " where " + address + " is");
    }

    private void request(int type, NetlinkBody body, String doing) {
        int flags = Netlink.F_ACK | Netlink.F_CREATE_EXCLUSIVELY;
        NativeException.check(netlink.request(type, flags, body.length()), doing, REMEDY);
    }

    static Bytes nativeOrder(int word) {
        return Bytes.copyOf(ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(word)
                .flip());
    }

    private static Bytes zeroTerminated(String text) {
        return Bytes.utf8(text).concat(Bytes.zeros(1));
    }

    @Override
    public void close() {
        netlink.close();
    }
}
