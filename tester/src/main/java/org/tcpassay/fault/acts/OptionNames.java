// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.List;
import java.util.stream.Collectors;
import org.tcpassay.fault.OptionName;
import org.tcpassay.wire.TcpOption;

/** TCP options with their values in few words, as packetdrill has them. */
final class OptionNames {

    private OptionNames() {}

    /** Such as {@code <mss 1460,sackOK,nop,wscale 7>}. */
    static String of(List<TcpOption> options) {
        return options.stream().map(OptionNames::of).collect(Collectors.joining(",", "<", ">"));
    }

    static String of(TcpOption option) {
        if (option instanceof TcpOption.Mss mss) {
            return "mss " + mss.size();
        } else if (option instanceof TcpOption.WindowScale scale) {
            return "wscale " + scale.shift();
        } else if (option instanceof TcpOption.Timestamps stamps) {
            return "TS val " + stamps.value() + " ecr " + stamps.echoReply();
        } else if (option instanceof TcpOption.Sack sack) {
            return sack.blocks().stream()
                    .map(block -> block.left() + ":" + block.right())
                    .collect(Collectors.joining(" ", "sack ", ""));
        }
        return OptionName.of(option.kind());
    }
}
