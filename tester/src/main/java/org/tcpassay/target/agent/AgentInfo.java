// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.tcpassay.rules.State;
import org.tcpassay.target.TcpInfo;

/** What an agent tells of a connection, name by name; what it leaves out is {@link TcpInfo#NOT_TOLD}. */
final class AgentInfo {

    private final Answer answer;
    private final Map<String, Long> told = new HashMap<>();

    private AgentInfo(Answer answer) {
        this.answer = answer;
        for (String word : answer.words(-1)) {
            int equals = Math.max(0, word.indexOf('='));
            told.put(word.substring(0, equals), answer.parsed(word.substring(equals + 1), Long::parseLong));
        }
    }

    static TcpInfo read(State state, Answer answer) {
        var info = new AgentInfo(answer);
        return new TcpInfo(
                state,
                info.number("timestamps") == 1,
                info.number("sack") == 1,
                info.number("window-scale") == 1,
                info.number("snd-scale"),
                info.number("rcv-scale"),
                info.number("backoff"),
                info.number("retransmits"),
                info.time("rto-us"),
                info.number("snd-mss"),
                info.number("rcv-mss"),
                info.number("unacked"),
                info.time("rtt-us"));
    }

    private int number(String name) {
        long value = told.getOrDefault(name, (long) TcpInfo.NOT_TOLD);
        if (value != (int) value) {
            throw answer.nonsense();
        }
        return (int) value;
    }

    private Duration time(String name) {
        return Duration.ofNanos(told.getOrDefault(name, 0L) * 1_000);
    }
}
