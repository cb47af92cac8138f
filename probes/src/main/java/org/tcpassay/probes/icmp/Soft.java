// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.probes.icmp;

import org.tcpassay.script.Ruled;
import org.tcpassay.wire.IcmpError;

/** The soft errors of RFC 9293 §3.9.2.2. */
enum Soft implements Ruled {
    NETWORK_UNREACHABLE(IcmpError.NETWORK_UNREACHABLE, "RFC9293-MUST-56"),
    HOST_UNREACHABLE(IcmpError.HOST_UNREACHABLE, "RFC9293-MUST-56"),
    SOURCE_ROUTE_FAILED(IcmpError.SOURCE_ROUTE_FAILED, "RFC9293-MUST-56"),
    TIME_EXCEEDED(IcmpError.TIME_EXCEEDED, "RFC9293-MUST-56-TIMX"),
    REASSEMBLY_TIME_EXCEEDED(IcmpError.REASSEMBLY_TIME_EXCEEDED, "RFC9293-MUST-56-TIMX"),
    PARAMETER_PROBLEM(IcmpError.PARAMETER_PROBLEM, "RFC9293-MUST-56-PARM");

    private final IcmpError message;
    private final String rule;

    Soft(IcmpError message, String rule) {
        this.message = message;
        this.rule = rule;
    }

    IcmpError message() {
        return message;
    }

    @Override
    public String rule() {
        return rule;
    }
}
