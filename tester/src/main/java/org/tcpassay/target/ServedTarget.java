// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tcpassay.link.InMemoryStack;
import org.tcpassay.link.MemoryLink;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A stack in this process as a black box, with a service behind its only port: it tells what can be asked of a stack
 * that somebody else started, and what would be judged wrongly there.
 */
public final class ServedTarget implements Target {

    private static final long START_NS = 1_000_000_000_000L; // not 0, which a stack may take for "never"
    private static final int PORT = 7;
    private static final int CLOSED_PORT = 9;

    private final Profile profile;
    private final EmbeddedTarget.Starter starter;

    /** @param profile names the service; one that does nothing is played where it names none */
    public ServedTarget(Profile profile, EmbeddedTarget.Starter starter) {
        this.profile = profile;
        this.starter = starter;
    }

    @Override
    public String name() {
        return profile.name();
    }

    @Override
    public String description() {
        return "a stack in this process as a black box"
                + profile.service()
                        .map(service -> ", " + service.text() + " behind its port")
                        .orElse("");
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Set<IpVersion> versions() {
        return Set.of(IpVersion.V4);
    }

    @Override
    public boolean isVirtual() {
        return true;
    }

    @Override
    public Station open(IpVersion version, Map<String, String> settings, int number) {
        if (!settings.isEmpty()) {
            throw new NotAvailable("a black box has no settings that could be turned (" + settings.keySet() + ")");
        }
        IpAddress address = StationAddresses.target(version, number);
        var open = new Endpoint(address, PORT);
        EmbeddedStack stack = starter.start(address, Map.of(), number);
        var clock = new Clock();
        var played = new Played(stack, player(stack.upperTester(() -> clock.nowNs), open, version), clock);
        return new BlackBoxStation(
                new MemoryLink(played, START_NS),
                open,
                StationAddresses.tester(address, 0),
                Optional.of(CLOSED_PORT),
                new HashSet<>(),
                () -> {});
    }

    private Runnable player(UpperTester user, Endpoint open, IpVersion version) {
        int number = version == IpVersion.V4 ? 4 : 6;
        if (profile.service().isPresent()) {
            return new ServicePlayer(profile.service().get(), user, open, number)::turn;
        }
        UserSocket listener = user.socket(number);
        listener.bind(open);
        listener.listen(1_000);
        return listener::accept;
    }

    /** What user calls are told the time by. */
    private static final class Clock {
        private long nowNs = START_NS;
    }

    /** The stack and its service. */
    private record Played(EmbeddedStack stack, Runnable turn, Clock clock) implements InMemoryStack {

        @Override
        public void deliver(Bytes packet, long nowNs) {
            clock.nowNs = nowNs;
            stack.deliver(packet, nowNs);
            turn.run();
        }

        @Override
        public List<Bytes> collect(long nowNs) {
            clock.nowNs = nowNs;
            return stack.collect(nowNs);
        }

        @Override
        public OptionalLong nextTimerNs() {
            return stack.nextTimerNs();
        }
    }
}
