// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When a kernel sends something again, and when it gives up, by its settings: both counted from the first time it was
 * sent.
 */
public record Backoff(List<Duration> again, Duration end) {

    private static final Duration LONGEST = Duration.ofMinutes(2); // RFC 6298 (2.5), and Linux without a setting for it
    private static final String LONGEST_KNOB = "net.ipv4.tcp_rto_max_ms";

    public Backoff {
        again = List.copyOf(again);
    }

    /**
     * Of a SYN at this host: {@code tcp_syn_linear_timeouts} gaps of the first length more than the doubling has.
     *
     * @param first the initial time-out
     */
    static Backoff ofSyn(Host host, Duration first) {
        int linear = host.settingIfAny("net.ipv4.tcp_syn_linear_timeouts")
                .map(Integer::parseInt)
                .orElse(0);
        int retries = (int) host.setting("net.ipv4.tcp_syn_retries");
        return of(first, linear, retries, longest(host));
    }

    /** Of a SYN,ACK at this host. */
    static Backoff ofSynAck(Host host, Duration first) {
        return of(first, 0, (int) host.setting("net.ipv4.tcp_synack_retries"), longest(host));
    }

    /** So many times, each gap twice the one before it, up to the longest time-out of the host. */
    static Backoff doubling(Host host, Duration first, int retries) {
        return of(first, 0, retries, longest(host));
    }

    /** The longest time-out of a host. */
    static Duration longest(Host host) {
        return host.settingIfAny(LONGEST_KNOB)
                .map(Long::parseLong)
                .map(Duration::ofMillis)
                .orElse(LONGEST);
    }

    static Backoff of(Duration first, int linear, int retries, Duration longest) {
        List<Duration> times = new ArrayList<>();
        Duration at = Duration.ZERO;
        Duration gap = first;
        for (int i = 0; i <= linear + retries; i++) {
            at = at.plus(gap);
            times.add(at);
            boolean doubles = i >= linear;
            gap = doubles ? gap.multipliedBy(2) : gap;
            gap = gap.compareTo(longest) > 0 ? longest : gap;
        }
        return new Backoff(times.subList(0, times.size() - 1), times.get(times.size() - 1));
    }

    /** How often it is sent again. */
    public int retries() {
        return again.size();
    }
}
