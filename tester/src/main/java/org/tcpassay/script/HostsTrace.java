// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.script;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.relay.Observed;

/**
 * All that is known of two hosts and the path between them, in order; times are on the relay's clock.
 *
 * @param states as the tables of sockets of both kernels had them
 * @param settings that were turned, by host
 */
public record HostsTrace(
        Scenario scenario,
        List<Happening> journal,
        List<Observed> states,
        List<Remark> remarks,
        Map<Side, Map<String, String>> settings) {

    public HostsTrace {
        journal = List.copyOf(journal);
        states = List.copyOf(states);
        remarks = List.copyOf(remarks);
        settings = Map.copyOf(settings);
    }

    /** A line for each setting, such as {@code net.ipv4.tcp_syn_retries=2}, with its host where only one has it. */
    public List<String> turned() {
        Map<String, String> left = settings.getOrDefault(Side.LEFT, Map.of());
        Map<String, String> right = settings.getOrDefault(Side.RIGHT, Map.of());
        var lines = new TreeMap<String, String>();
        left.forEach((key, value) ->
                lines.put(key + "=" + value + (value.equals(right.get(key)) ? "" : " at the opener"), key));
        right.forEach((key, value) -> {
            if (!value.equals(left.get(key))) {
                lines.put(key + "=" + value + " at the listener", key);
            }
        });
        return List.copyOf(lines.keySet());
    }
}
