// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.trace.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * No segment carries more payload than the tester's MSS leaves beside the options.
 *
 * <p>Domain: payload of the target in a life in which the tester's SYN was seen. Without the option 536 bytes are the
 * default for IPv4 and 1220 for IPv6; of several SYNs the most generous counts; 65535 means no limit. A segment whose
 * checksum was left to hardware may be cut there, and is passed over.
 */
final class MssRespected implements PerSegment {

    private static final int HEADER_BYTES = 20;
    private static final int NO_LIMIT = 65535;

    @Override
    public String id() {
        return "mss-respected";
    }

    @Override
    public String ruleId() {
        return "RFC9293-MUST-16";
    }

    @Override
    public Optional<Wrong> judge(Incarnation life, Step step) {
        if (step.payloadLength() == 0) {
            return Optional.empty();
        }
        Optional<Integer> limit = limit(life);
        if (limit.isEmpty()
                || limit.get() == NO_LIMIT
                || step.has(Flags.SYN)
                || step.segment().checksum() instanceof Checksum.NotComputed) {
            return Optional.empty();
        }
        int options = Math.max(0, step.segment().dataOffset() * 4 - HEADER_BYTES);
        int room = Math.max(1, limit.get() - options);
        return step.payloadLength() <= room
                ? Optional.empty()
                : Optional.of(new Wrong(
                        step.payloadLength() + " bytes of payload and " + options + " of options exceed the MSS of "
                                + limit.get(),
                        "at most " + room + " bytes of payload"));
    }

    private static Optional<Integer> limit(Incarnation life) {
        return life.testerSyns().stream()
                .flatMap(syn -> offers(syn).isEmpty() ? Stream.of(fallback(life)) : offers(syn).stream())
                .max(Integer::compare);
    }

    private static List<Integer> offers(Step syn) {
        return syn.segment().options().stream()
                .filter(TcpOption.Mss.class::isInstance)
                .map(option -> ((TcpOption.Mss) option).size())
                // 0 is no size; a stack may take it for no offer
                .filter(size -> size > 0)
                .toList();
    }

    private static int fallback(Incarnation life) {
        return life.conversation().ends().target().address().version() == 4 ? 536 : 1220;
    }
}
