// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TapLink;
import org.tcpassay.net.HeldNamespace;
import org.tcpassay.net.Interfaces;
import org.tcpassay.net.Namespaces;
import org.tcpassay.net.NativeException;
import org.tcpassay.net.RouteNetlink;
import org.tcpassay.net.Sysctl;
import org.tcpassay.net.TapDevice;
import org.tcpassay.target.Namespace;
import org.tcpassay.wire.IpAddress;

/**
 * A network namespace, the TAP device in it, and the link on that. One that we have made has no name, and nothing of it
 * outlives this process.
 */
record Ground(HeldNamespace namespace, TapLink link) implements AutoCloseable {

    static final String TAP = "tcpassay0";

    /**
     * That of a stack which is in a namespace already, at the other end of a device there that is to be used.
     *
     * @param place such as a container's
     * @throws LinkException if it may not be entered, or there is no such device
     */
    static Ground at(Namespace place, List<IpAddress> targetAddresses) {
        return inside(() -> {
            place.enter();
            return ofThisThread(targetAddresses);
        });
    }

    /**
     * Makes one, on a thread of its own that ends in there.
     *
     * @param targetAddresses what the stack at the other end of the device will have
     * @throws LinkException if the system does not permit it
     */
    static Ground make(List<IpAddress> targetAddresses) {
        Namespaces.prepare();
        return inside(() -> {
            Namespaces.enterNew();
            TapDevice.make(TAP);
            return ofThisThread(targetAddresses);
        });
    }

    private static Ground ofThisThread(List<IpAddress> targetAddresses) {
        try (var interfaces = Interfaces.open();
                var routes = RouteNetlink.open()) {
            int index = interfaces.indexOf(TAP);
            // the kernel here is a cable and must not say a word
            Sysctl.write("net.ipv6.conf." + TAP + ".disable_ipv6", "1");
            routes.removeQueue(index);
            interfaces.mtu(TAP, TapLink.MTU);
            interfaces.bringUp(TAP);
            return new Ground(HeldNamespace.ofThisThread(), TapLink.on(index, targetAddresses));
        }
    }

    private static Ground inside(Supplier<Ground> work) {
        var result = new CompletableFuture<Ground>();
        var thread = new Thread(() -> result.complete(work.get()), "ground of a stack");
        thread.setUncaughtExceptionHandler((dead, why) -> result.completeExceptionally(why));
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NativeException why) {
                throw new LinkException(why.getMessage(), why);
            }
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    @Override
    public void close() {
        link.close();
        namespace.close();
    }
}
