// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tcpassay.link.MemoryLink;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/** A stack in this process: every station is a fresh one, in virtual time. */
public final class EmbeddedTarget implements Target {

    private static final long START_NS = 1_000_000_000_000L; // not 0, which a stack may take for "never"

    private final String name;
    private final String description;
    private final Profile profile;
    private final Set<IpVersion> versions;
    private final Starter starter;

    /** Starts stacks. */
    @FunctionalInterface
    public interface Starter {

        /**
         * A fresh stack that shares nothing with any before.
         *
         * @param settings of the profile and of the probe; a stack that lacks one throws {@link NotAvailable}
         * @param seed fixes whatever the stack chooses at random
         */
        EmbeddedStack start(IpAddress targetAddress, Map<String, String> settings, long seed);
    }

    /** A stack that speaks IPv4 and IPv6. */
    public EmbeddedTarget(String name, String description, Profile profile, Starter starter) {
        this(name, description, profile, EnumSet.allOf(IpVersion.class), starter);
    }

    /** @param versions that the stack speaks; it is never given an address of another */
    public EmbeddedTarget(String name, String description, Profile profile, Set<IpVersion> versions, Starter starter) {
        this.name = name;
        this.description = description;
        this.profile = profile;
        this.versions = Set.copyOf(versions);
        this.starter = starter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return versions;
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        IpAddress target = StationAddresses.target(version, number);
        var all = new HashMap<>(profile.settings());
        all.putAll(settings);
        var guard = new Guard();
        EmbeddedStack stack = guard.call("started", () -> starter.start(target, Map.copyOf(all), number));
        var link = new MemoryLink(stack, START_NS);
        UpperTester agent = guard.call("asked for its user calls", () -> stack.upperTester(link::nowNs));
        return new EmbeddedStation(
                link,
                target,
                stack.secondAddress(),
                StationAddresses.tester(target, 0),
                new GuardedUpperTester(agent, guard));
    }
}
