// SPDX-License-Identifier: Apache-2.0
/**
 * How a target is started, reached and told what to do: stations, profiles, upper testers.
 *
 * <p>Sees {@code link}, {@code net}, {@code trace}, {@code wire} and {@code rules}; knows nothing of labs or probes.
 *
 * <pre>
 * // on a thread of its own
 * try (Station station = new LinuxTarget(profile, LinkKind.AUTO).open(IpVersion.V4, Map.of("net.ipv4.tcp_sack", "0"), 0)) {
 *     station.link().send(packet);
 *     station.link().receive(timeoutNs);
 * }
 * </pre>
 */
@NullMarked
package org.tcpassay.target;

import org.jspecify.annotations.NullMarked;
