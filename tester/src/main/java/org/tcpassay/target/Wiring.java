// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.List;
import org.tcpassay.link.Link;
import org.tcpassay.link.TunLink;
import org.tcpassay.link.VethLink;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TunDevice;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;

/** Makes the devices of a fresh namespace and lays a link on them; they vanish with the namespace. */
final class Wiring {

    private static final String TARGET_END = "tcpassay0";
    private static final String TESTER_END = "tcpassay1";
    private static final String ANNEX = "tcpassay"; // and a number
    private static final int MTU = 1500; // bytes
    private static final int PREFIX_LENGTH = 15; // of 198.18.0.0, the network that RFC 2544 gave to testers
    private static final int PREFIX_LENGTH_V6 = 64; // of a station's own network
    private static final int HOST = 32; // a prefix of one address
    private static final int ANNEX_PREFIX_LENGTH = 24;

    private static final MacAddress TARGET_MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 1));
    private static final MacAddress TESTER_MAC = new MacAddress(Bytes.of(2, 't', 'c', 'p', 0, 2));

    private Wiring() {}

    /** @param target its addresses, at most one of a version */
    static Link tun(List<IpAddress> target) {
        Namespaces.keepIpv6Quiet();
        var device = TunDevice.open(TARGET_END);
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            int index = interfaces.indexOf(TARGET_END);
            routes.removeQueue(index); // where the default is fq it would delay data, and a fence overtake them
            raise(interfaces, routes, target);
            return TunLink.on(device, index);
        } catch (NativeException e) {
            device.close();
            throw e;
        }
    }

    /**
     * A device in the calling thread's namespace, which is not ours: it alone is made and set, and it vanishes when the
     * link is closed.
     *
     * @param number of the network, see {@link StationAddresses}
     * @param target its addresses there, at most one of a version
     */
    static Link annex(int number, List<IpAddress> target) {
        String name = ANNEX + number;
        var device = TunDevice.openUntilClosed(name);
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            int index = interfaces.indexOf(name);
            routes.removeQueue(index);
            Sysctl.write("net.ipv4.conf." + name + ".rp_filter", "0");
            Sysctl.write("net.ipv6.conf." + name + ".disable_ipv6", "0");
            Namespaces.keepIpv6Quiet(name);
            interfaces.mtu(name, MTU);
            interfaces.bringUp(name);
            for (IpAddress address : target) {
                boolean four = address.version() == 4;
                IpAddress second = StationAddresses.second(address);
                // without a prefix, for the last address of a network would be its broadcast
                add(routes, index, four ? address : second, four ? HOST : PREFIX_LENGTH_V6);
                add(routes, index, four ? second : address, four ? HOST : PREFIX_LENGTH_V6);
                if (four) {
                    routes.addNetwork(index, address.plus(-1), ANNEX_PREFIX_LENGTH);
                }
            }
            return TunLink.on(device, index);
        } catch (NativeException e) {
            device.close();
            throw e;
        }
    }

    /** As {@link #tun}. */
    static Link veth(List<IpAddress> target) {
        Namespaces.keepIpv6Quiet();
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            routes.addVethPair(TARGET_END, TARGET_MAC, TESTER_END);
            Sysctl.write("net.ipv6.conf." + TESTER_END + ".disable_ipv6", "1");
            interfaces.offloadsOff(TARGET_END);
            interfaces.bringUp(TESTER_END); // first, so that the target's end finds its carrier and wakes at once
            raise(interfaces, routes, target);
            int targetEnd = interfaces.indexOf(TARGET_END);
            for (IpAddress address : target) { // the first tester; of the others the link tells when asked
                routes.addNeighbour(targetEnd, StationAddresses.tester(address, 0), TESTER_MAC);
            }
            return VethLink.on(interfaces.indexOf(TESTER_END), targetEnd, TESTER_MAC, TARGET_MAC, target);
        }
    }

    private static void raise(Interfaces interfaces, RouteNetlink routes, List<IpAddress> target) {
        interfaces.mtu(TARGET_END, MTU);
        interfaces.bringUp("lo");
        interfaces.bringUp(TARGET_END);
        int index = interfaces.indexOf(TARGET_END);
        for (IpAddress address : target) {
            // of two that fit equally well a kernel opens from the first of IPv4, and from the last of IPv6
            boolean four = address.version() == 4;
            int prefixLength = four ? PREFIX_LENGTH : PREFIX_LENGTH_V6;
            add(routes, index, four ? address : StationAddresses.second(address), prefixLength);
            add(routes, index, four ? StationAddresses.second(address) : address, prefixLength);
        }
    }

    private static void add(RouteNetlink routes, int index, IpAddress address, int prefixLength) {
        routes.addAddress(index, address, prefixLength);
        if (address.version() == 6) {
            routes.addOwn(index, address); // the kernel would do so itself, but some time later
        }
    }
}
