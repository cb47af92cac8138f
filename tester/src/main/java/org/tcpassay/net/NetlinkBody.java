// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tcpassay.wire.Bytes;

/** The attributes of a netlink message, behind its fixed header: length, type, value, padding; nested at will. */
final class NetlinkBody {

    private static final int HEADER = 4;

    private final ByteBuffer buffer;
    private final Deque<Integer> nests = new ArrayDeque<>();
    private int end;

    /** @param buffer zeroed */
    NetlinkBody(ByteBuffer buffer, int fixedHeader) {
        this.buffer = buffer;
        this.end = fixedHeader;
    }

    void put(int type, Bytes value) {
        begin(type);
        buffer.put(end, value.toArray());
        end += value.length();
        end();
    }

    /** What is put until {@link #end} is the value of this attribute. */
    void begin(int type) {
        nests.push(end);
        buffer.putShort(end + 2, (short) type);
        end += HEADER;
    }

    void end() {
        int start = nests.pop();
        buffer.putShort(start, (short) (end - start));
        end = (end + 3) & ~3;
    }

    /** Leaves zeros. */
    void skip(int count) {
        end += count;
    }

    int length() {
        return end;
    }
}
