// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tcpassay.wire.IpVersion;

/** A TCP stack that can be asked questions: how it is started and reached. */
public interface Target {

    /** The name that {@code --target} takes, such as {@code linux}. */
    String name();

    /** What it is, such as {@code Linux 6.18.44 x86_64}. */
    String description();

    Profile profile();

    /** The versions of IP over which it can be asked; not empty. */
    default Set<IpVersion> versions() {
        return EnumSet.allOf(IpVersion.class);
    }

    /**
     * A fresh stack (or a fresh place at a shared one) for one probe.
     *
     * <p>Called on the throwaway thread that will run the probe; everything of the station is used from it.
     *
     * @param version one of {@link #versions}
     * @param settings the target's own knobs that this probe needs, such as {@code net.ipv4.tcp_sack} to
     *     {@code 0}; a target that lacks one throws {@link NotAvailable}
     * @param number of this station in the run, from 0, so that stations beside each other do not collide
     * @throws org.tcpassay.link.LinkException if the lab is broken
     */
    Station open(IpVersion version, Map<String, String> settings, int number);

    /**
     * Whether stations live in virtual time in this process: nothing waits, each is fresh, and the same number makes
     * the same stack.
     */
    default boolean isVirtual() {
        return false;
    }
}
