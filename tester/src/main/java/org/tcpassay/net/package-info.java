// SPDX-License-Identifier: Apache-2.0
/**
 * Native calls to the Linux kernel, and nothing native anywhere else.
 *
 * <p>Sockets, namespaces, TUN devices, packet capture and netlink, as thin typed wrappers that hold no policy.
 * Whoever holds a wrapper holds its descriptor and closes it. Sees {@code wire} only; knows nothing of links,
 * targets or probes.
 *
 * <p>The law of namespaces: {@link org.tcpassay.net.Namespaces#enterNew} moves the <em>calling thread</em> for
 * good, so it is called on a platform thread that was made for it and ends soon, never on a pool's or a virtual
 * thread, and no thread is started from it (it would inherit the namespace).
 *
 * <pre>
 * Namespaces.enterNew();
 * try (var tun = TunDevice.open("tun0"); var interfaces = Interfaces.open()) {
 *     interfaces.addAddress("tun0", IpAddress.parse("198.18.0.1"), 15);
 *     interfaces.bringUp("tun0");
 *     tun.write(packet);
 * }
 * </pre>
 */
@NullMarked
package org.tcpassay.net;

import org.jspecify.annotations.NullMarked;
