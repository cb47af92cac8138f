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
import org.tcpassay.wire.IpAddress;

/**
 * A network namespace without a name, the TAP device in it, and the link on that. Nothing of it outlives this process.
 */
record Ground(HeldNamespace namespace, TapLink link) implements AutoCloseable {

    static final String TAP = "tcpassay0";

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
            // the kernel here is a cable and must not say a word
            Sysctl.write("net.ipv6.conf.default.disable_ipv6", "1");
            TapDevice.make(TAP);
            try (var interfaces = Interfaces.open();
                    var routes = RouteNetlink.open()) {
                int index = interfaces.indexOf(TAP);
                routes.removeQueue(index);
                interfaces.mtu(TAP, TapLink.MTU);
                interfaces.bringUp(TAP);
                return new Ground(HeldNamespace.ofThisThread(), TapLink.on(index, targetAddresses));
            }
        });
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
