// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a host has joined into the segments that it would have sent itself.
 *
 * <p>As the kernel does (net/ipv4/tcp_offload.c:tcp_gso_segment(), af_inet.c:inet_gso_segment(),
 * udp_offload.c:__udp_gso_segment()): the headers are the same in each but for lengths, sequence numbers,
 * identifications, checksums and these flags: CWR stays in the first alone, PSH and FIN in the last alone.
 *
 * @param content index of the TCP or UDP header
 * @param payload index of what is cut
 */
record Segmentation(Bytes bytes, int size, int content, int payload) {

    static final int UDP_CHECKSUM = 6;

    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int TCP_HEADER = 20;
    private static final int ONLY_FIRST = Flags.CWR.bits();
    private static final int ONLY_LAST = Flags.FIN.with(Flags.PSH).bits();

    /** Of something that claims to be joined; what cannot be cut is one piece. */
    static Segmentation of(Parcel parcel) {
        Bytes bytes = parcel.bytes();
        int content = content(bytes, parcel.sumFrom());
        int payload = payload(bytes, content);
        return payload < 0 || payload >= bytes.length()
                ? new Segmentation(bytes, 0, content, bytes.length())
                : new Segmentation(bytes, parcel.size(), content, payload);
    }

    private static int content(Bytes bytes, int sumFrom) {
        if (sumFrom > 0) {
            return sumFrom;
        }
        boolean isV6 = !bytes.isEmpty() && bytes.at(0) >> 4 == 6;
        return isV6 ? Ipv6Codec.FIXED : bytes.isEmpty() ? 0 : (bytes.at(0) & 0xf) * 4;
    }

    /** Where the payload begins; -1 if it cannot be told. */
    private static int payload(Bytes bytes, int content) {
        if (content < Ipv4Codec.FIXED || content + UDP_HEADER > bytes.length()) {
            return -1;
        }
        if (isUdp(bytes)) {
            return content + UDP_HEADER;
        }
        int words = content + TCP_HEADER > bytes.length() ? 0 : bytes.at(content + 12) >> 4;
        return words < TCP_HEADER / 4 ? -1 : content + 4 * words;
    }

    private static boolean isUdp(Bytes bytes) {
        return bytes.at(bytes.at(0) >> 4 == 4 ? 9 : 6) == UDP;
    }

    int count() {
        return size == 0 ? 1 : Math.max(1, (bytes.length() - payload + size - 1) / size);
    }

    long length() {
        return bytes.length() + (long) (count() - 1) * payload;
    }

    List<Bytes> pieces() {
        int count = count();
        var pieces = new ArrayList<Bytes>(count);
        for (int i = 0; i < count; i++) {
            pieces.add(piece(i, i == count - 1));
        }
        return pieces;
    }

    private Bytes piece(int index, boolean isLast) {
        int from = payload + index * size;
        int end = isLast ? bytes.length() : from + size;
        var out = new byte[payload + end - from];
        bytes.slice(0, payload).copyTo(out, 0);
        bytes.slice(from, end).copyTo(out, payload);
        internet(out, index);
        if (isUdp(bytes)) {
            Field.put16(out, content + 4, out.length - content);
            sum(out, content + UDP_CHECKSUM, UDP);
        } else {
            Field.put32(out, content + 4, (int) bytes.u32(content + 4) + index * size);
            int drop = (index == 0 ? 0 : ONLY_FIRST) | (isLast ? 0 : ONLY_LAST);
            out[content + 13] &= (byte) ~drop;
            sum(out, content + SegmentCodec.CHECKSUM, IpPacket.TCP);
        }
        return Bytes.owning(out);
    }

    private void internet(byte[] out, int index) {
        if (out[0] >> 4 == 4) {
            Field.put16(out, 2, out.length);
            Field.put16(out, 4, bytes.u16(4) + index);
            Field.put16(out, 10, 0);
            Field.put16(out, 10, OnesSum.checksum(OnesSum.of(out, 0, (out[0] & 0xf) * 4)));
        } else {
            Field.put16(out, 4, out.length - Ipv6Codec.FIXED);
        }
    }

    private void sum(byte[] out, int at, int protocol) {
        boolean isV4 = out[0] >> 4 == 4;
        int length = out.length - content;
        Field.put16(out, at, 0);
        long pseudo = OnesSum.of(out, isV4 ? 12 : 8, isV4 ? 8 : 32) + protocol + length;
        int sum = OnesSum.checksum(pseudo + OnesSum.of(out, content, length));
        Field.put16(out, at, sum == 0 && protocol == UDP ? 0xffff : sum);
    }
}
