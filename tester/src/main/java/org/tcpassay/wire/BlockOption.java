// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;

/** An option of a pcapng block: {@code | code (2) | length (2) | value, padded to 32 bits |}. */
record BlockOption(int code, OrderedBytes value) {

    /** The options from {@code at} to the end of {@code body} or of the list; what does not fit is left. */
    static List<BlockOption> read(OrderedBytes body, int at) {
        var options = new ArrayList<BlockOption>();
        int next = at;
        while (body.length() - next >= 4 && body.u16(next) != 0) {
            int length = body.u16(next + 2);
            if (length > body.length() - next - 4) {
                break;
            }
            options.add(new BlockOption(body.u16(next), body.slice(next + 4, next + 4 + length)));
            next += 4 + ((length + 3) & ~3);
        }
        return options;
    }
}
