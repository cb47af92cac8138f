// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers put into an array in network byte order; what does not fit is cut off at the top. */
final class Field {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private Field() {}

    static void put16(byte[] out, int at, int value) {
        SHORTS.set(out, at, (short) value);
    }

    static void put32(byte[] out, int at, int value) {
        INTS.set(out, at, value);
    }
}
