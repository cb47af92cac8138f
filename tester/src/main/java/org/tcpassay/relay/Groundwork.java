// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.tcpassay.fault.Side;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.net.InterfaceCounts;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.target.LinkKind;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;
import org.tcpassay.wire.MacAddress;

/** Makes the device of a site, its addresses and its routes, of which all lead to the relay. */
final class Groundwork {

    static final String DEVICE = "tcpassay0";

    private static final String FAR_END = "tcpassay1";
    private static final MacAddress MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 1));
    private static final int MTU = 1500; // bytes
    private static final String LOOPBACK = "lo";
    private static final String IPV6_OFF = "net.ipv6.conf.default.disable_ipv6";

    /**
     * Packets that wait for the relay. A TUN device does not slow its kernel down: what finds no room is lost, and
     * eight connections with windows of 6 MB may send this many at once.
     */
    private static final int QUEUE = 1 << 15;

    /** Bytes; with more than that on its way one connection could overrun the little room a user's socket gets. */
    private static final String SMALL_WINDOW = "4096 131072 196608";

    private static final Map<String, String> SETTINGS = Map.of(
            IPV6_OFF,
            "0",
            "net.ipv4.conf.default.rp_filter",
            "0", // a fault may forge a sender
            "net.ipv4.conf.all.rp_filter",
            "0");

    private Groundwork() {}

    static List<IpVersion> versions() {
        return Sysctl.read(IPV6_OFF).isPresent() ? List.of(IpVersion.V4, IpVersion.V6) : List.of(IpVersion.V4);
    }

    static Gate lay(Site site, Side side, LinkKind kind) {
        boolean isTun = kind == LinkKind.AUTO ? TunDevice.isAvailable() : kind == LinkKind.TUN;
        LongSupplier lost = () -> in(site, () -> InterfaceCounts.of(DEVICE).sentDropped());
        return in(site, () -> {
            prepare();
            return isTun ? tun(side, lost) : cable(side, lost);
        });
    }

    private static void prepare() {
        Namespaces.keepIpv6Quiet();
        SETTINGS.forEach(Sysctl::write);
    }

    /** Gives addresses and routes to a device that somebody else has made there. */
    static void raise(Site site, Side side) {
        in(site, () -> {
            prepare();
            try (var interfaces = Interfaces.open();
                    var routes = RouteNetlink.open()) {
                lengthen(routes, interfaces.indexOf(DEVICE));
                raise(interfaces, routes, side);
            }
            return side;
        });
    }

    private static void lengthen(RouteNetlink routes, int index) {
        routes.queueLength(index, QUEUE);
        routes.removeQueue(index); // where the default is fq_codel it would lose what no rule chose
    }

    private static Gate tun(Side side, LongSupplier lost) {
        var device = TunDevice.openJoining(DEVICE);
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            lengthen(routes, interfaces.indexOf(DEVICE));
            raise(interfaces, routes, side);
            return new TunGate(device, lost);
        } catch (NativeException e) {
            device.close();
            throw e;
        }
    }

    private static Gate cable(Side side, LongSupplier lost) {
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            routes.addVethPair(DEVICE, MAC, FAR_END);
            Sysctl.write("net.ipv6.conf." + FAR_END + ".disable_ipv6", "1");
            interfaces.askForNobody(DEVICE);
            interfaces.bringUp(FAR_END); // first, so that the other end finds its carrier and wakes at once
            EthernetPort socket = EthernetPort.ofHost(interfaces.indexOf(DEVICE), interfaces.indexOf(FAR_END));
            try {
                if (!socket.hasRoom()) {
                    Sysctl.write("net.ipv4.tcp_rmem", SMALL_WINDOW);
                }
                raise(interfaces, routes, side);
                return new CableGate(socket, MAC, lost);
            } catch (NativeException e) {
                socket.close();
                throw e;
            }
        }
    }

    private static void raise(Interfaces interfaces, RouteNetlink routes, Side side) {
        interfaces.mtu(DEVICE, MTU);
        interfaces.bringUp(LOOPBACK);
        interfaces.bringUp(DEVICE);
        int index = interfaces.indexOf(DEVICE);
        for (IpVersion version : versions()) {
            addAddress(routes, index, side, version);
            if (side == Side.LEFT) {
                routes.addDefaultRoute(index, version);
            } else { // whatever name or address a command at the left was told, its other end is here
                routes.addRoute(index, Addresses.of(Side.LEFT, version));
                routes.addNetwork(index, Addresses.strangers(version), Addresses.strangersPrefix(version));
                routes.answerToAll(interfaces.indexOf(LOOPBACK), version);
            }
        }
    }

    private static void addAddress(RouteNetlink routes, int index, Side side, IpVersion version) {
        IpAddress own = Addresses.of(side, version);
        routes.addAddress(index, own, bits(own));
        if (version == IpVersion.V6) {
            routes.addOwn(index, own); // the kernel would do so itself, but some time later
        }
    }

    private static int bits(IpAddress address) {
        return 8 * address.bytes().length();
    }

    /** Takes the left's address from its device, and with it the way to the right. */
    static void takeLeftAddress(Site left, IpVersion version) {
        in(left, () -> {
            try (var interfaces = Interfaces.open();
                    var routes = RouteNetlink.open()) {
                int index = interfaces.indexOf(DEVICE);
                IpAddress own = Addresses.of(Side.LEFT, version);
                routes.removeDefaultRoute(index, version);
                routes.removeOwn(index, own);
                routes.removeAddress(index, own, bits(own));
            }
            return version;
        });
    }

    /** Gives back what {@link #takeLeftAddress} took. */
    static void returnLeftAddress(Site left, IpVersion version) {
        in(left, () -> {
            try (var interfaces = Interfaces.open();
                    var routes = RouteNetlink.open()) {
                int index = interfaces.indexOf(DEVICE);
                addAddress(routes, index, Side.LEFT, version);
                routes.addDefaultRoute(index, version);
            }
            return version;
        });
    }

    private static <T> T in(Site site, java.util.concurrent.Callable<T> work) {
        try {
            return site.call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RelayException("preparing a side of the path: interrupted; try again", e);
        } catch (Exception e) {
            throw new RelayException("preparing a side of the path: " + e.getMessage(), e);
        }
    }
}
