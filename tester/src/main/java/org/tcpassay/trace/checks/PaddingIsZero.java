// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.Optional;
import org.tcpassay.wire.Bytes;

/**
 * Behind an end-of-list option the header is zero.
 *
 * <p>Domain: segments of the target whose bytes are whole.
 */
final class PaddingIsZero implements PerSegment {

    @Override
    public String id() {
        return "padding-is-zero";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-69";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        return step.event()
                .packet()
                .ip()
                .map(ip -> ip.payload())
                .filter(PaddingIsZero::isDirty)
                .map(bytes -> new Wrong("header bytes behind the end of the options that are not zero", "zeros"));
    }

    private static boolean isDirty(Bytes tcp) {
        int end = tcp.length() < 20 ? 0 : Math.min(tcp.length(), (tcp.at(12) >> 4) * 4);
        int at = 20;
        while (at < end && tcp.at(at) != 0) {
            int length = tcp.at(at) == 1 ? 1 : at + 1 < end ? tcp.at(at + 1) : 0;
            if (length == 0) {
                return false;
            }
            at += length;
        }
        for (int i = at; i < end; i++) {
            if (tcp.at(i) != 0) {
                return true;
            }
        }
        return false;
    }
}
