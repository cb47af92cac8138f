// SPDX-License-Identifier: Apache-2.0
/**
 * Frames in and out, with time stamps. Sees {@code net}, {@code trace} and {@code wire}.
 *
 * <p>Roads: {@link org.tcpassay.link.TunLink} and {@link org.tcpassay.link.VethLink} into a namespace of this
 * machine, {@link org.tcpassay.link.PacketLink} to somebody else's stack, {@link org.tcpassay.link.MemoryLink} to
 * one in this process, {@link org.tcpassay.link.UnixRoad} to one behind a Unix socket. All but the last two stamp with
 * the kernel's clock.
 *
 * <pre>
 * link.send(syn);
 * for (Frame frame : link.receive(timeoutNs)) { // the SYN itself first, as it passed
 *     ...
 * }
 * </pre>
 */
@NullMarked
package org.tcpassay.link;

import org.jspecify.annotations.NullMarked;
