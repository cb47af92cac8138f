// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.util.Optional;
import java.util.OptionalInt;
import org.tcpassay.link.LinkException;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.target.Container;

/** The cable between an interface of a container and the namespace of this process. */
final class ContainerCable {

    private ContainerCable() {}

    /**
     * The name of this end of it.
     *
     * @throws IllegalArgumentException if there is no such cable
     */
    static String nearEnd(Container container, String interfaceName) {
        String which = "container " + container.name() + ", interface " + interfaceName + ": ";
        RouteNetlink.LinkInfo inside;
        try {
            inside = container.namespace().visit(() -> info(interfaceName));
        } catch (LinkException e) {
            throw new IllegalArgumentException(
                    which + e.getMessage() + ", or one of the container (docker:" + container.name() + "/IFACE)", e);
        }
        if (!inside.kind().equals("veth")) {
            throw new IllegalArgumentException(which + "it is not the end of a veth pair ("
                    + (inside.kind().isEmpty() ? "hardware" : inside.kind()) + "), so that no cable of it is here");
        }
        return here(inside)
                .orElseThrow(() -> new IllegalArgumentException(which + "the other end of its veth pair is in another"
                        + " namespace than this one; be there, or name it: NAME/IFACE"));
    }

    private static RouteNetlink.LinkInfo info(String interfaceName) {
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            return routes.info(interfaces.indexOf(interfaceName));
        }
    }

    private static Optional<String> here(RouteNetlink.LinkInfo inside) {
        OptionalInt peer = inside.peerNamespace().isPresent() ? inside.peer() : OptionalInt.empty();
        if (peer.isEmpty()) {
            return Optional.empty();
        }
        try (var routes = RouteNetlink.open()) {
            RouteNetlink.LinkInfo outside = routes.info(peer.getAsInt());
            boolean isCable =
                    outside.kind().equals("veth") && outside.peerNamespace().isPresent();
            return isCable ? Optional.of(outside.name()) : Optional.empty();
        } catch (NativeException e) {
            return Optional.empty(); // no interface has that number here
        }
    }
}
