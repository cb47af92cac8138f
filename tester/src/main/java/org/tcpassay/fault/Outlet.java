// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault;

import org.tcpassay.wire.Bytes;

/** Where a fault puts packets; what goes out here comes to the next rule. */
public interface Outlet {

    /** Now, on the relay's clock. */
    long nowNs();

    /** Sends it on as it is. */
    void pass(Transit transit);

    /**
     * Sends it on as it is, later.
     *
     * @param atNs not after now means now
     */
    void passAt(Transit transit, long atNs);

    /** Sends it on again: a copy of what has been passed, or will be. */
    void repeat(Transit transit, long atNs);

    /**
     * Sends on something else in its place.
     *
     * @param how what was done to it, such as {@code window 65535 -> 10}
     */
    void change(Transit transit, Bytes bytes, String how);

    /** As {@link #change}, later. */
    void changeAt(Transit transit, Bytes bytes, String how, long atNs);

    /**
     * Sends on another packet that is made of this one, such as a piece of it, besides what becomes of it itself.
     *
     * @param what it is, such as {@code piece 2 of 3}
     */
    void add(Transit transit, Bytes bytes, String what, long atNs);

    /** Ends its way as a packet of its own: what it holds goes on in another. */
    void join(Transit transit, Transit into);

    /** Ends its way. */
    void lose(Transit transit, String why);

    /** Keeps it for now; {@link #pass}, {@link #change} or {@link #lose} follow. What is kept at the end is lost. */
    void hold(Transit transit, String until);

    /**
     * Sends a packet that nobody sent.
     *
     * @param from the side that it seems to come from; it leaves at the other
     * @param what it is, such as {@code RST in the listener's name}
     */
    void make(Side from, Bytes packet, String what, long atNs);

    /** Has {@link Fault.Running#woken} called. */
    void wakeAt(long atNs);
}
