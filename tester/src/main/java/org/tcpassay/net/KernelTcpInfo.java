// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;

/**
 * The fields of {@code struct tcp_info} that the tester reads.
 *
 * @param state the kernel's number, 1 being ESTABLISHED
 * @param options bits: 1 timestamps, 2 SACK, 4 window scale
 * @param rtoUs microseconds
 * @param unacked at a listener the connections that wait to be accepted
 * @param sacked at a listener how many may wait without being too many
 * @param rttUs microseconds
 */
public record KernelTcpInfo(
        int state,
        int retransmits,
        int backoff,
        int options,
        int sndScale,
        int rcvScale,
        long rtoUs,
        int sndMss,
        int rcvMss,
        long unacked,
        long sacked,
        long rttUs) {

    static KernelTcpInfo read(ByteBuffer info) {
        int scales = info.get(6);
        return new KernelTcpInfo(
                info.get(0),
                info.get(2) & 0xff,
                info.get(4) & 0xff,
                info.get(5) & 0xff,
                scales & 0xf, // bit fields: little-endian machines put snd_wscale low
                scales >> 4 & 0xf,
                info.getInt(8) & 0xffff_ffffL,
                info.getInt(16),
                info.getInt(20),
                info.getInt(24) & 0xffff_ffffL,
                info.getInt(28) & 0xffff_ffffL,
                info.getInt(68) & 0xffff_ffffL);
    }
}
