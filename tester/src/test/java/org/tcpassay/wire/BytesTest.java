// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import java.nio.ByteBuffer;
import org.testng.annotations.Test;

public class BytesTest {

    private static final Bytes EIGHT = Bytes.fromHex("00 80:ff 01 02 03 04 05");

    @Test
    public void shouldReadUnsignedInNetworkOrder() {
        assertEquals(EIGHT.at(1), 0x80);
        assertEquals(EIGHT.u16(1), 0x80ff);
        assertEquals(EIGHT.u32(1), 0x80ff_0102L);
        Bytes slice = EIGHT.slice(1, 8);
        assertEquals(slice.at(0), 0x80);
        assertEquals(slice.u16(1), 0xff01);
        assertEquals(slice.u32(3), 0x0203_0405L);
    }

    @Test
    public void shouldNotReadOutsideOfASlice() {
        Bytes slice = EIGHT.slice(2, 4);
        expectThrows(IndexOutOfBoundsException.class, () -> slice.at(2));
        expectThrows(IndexOutOfBoundsException.class, () -> slice.at(-1));
        expectThrows(IndexOutOfBoundsException.class, () -> slice.u16(1));
        expectThrows(IndexOutOfBoundsException.class, () -> slice.u32(Integer.MAX_VALUE));
        expectThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, 3));
        expectThrows(IndexOutOfBoundsException.class, () -> slice.slice(2, 1));
    }

    @Test
    public void shouldBeEqualByContentAlone() {
        Bytes slice = EIGHT.slice(3, 5);
        assertEquals(slice, Bytes.of(1, 2));
        assertEquals(slice.hashCode(), Bytes.of(1, 2).hashCode());
        assertNotEquals(slice, Bytes.of(2, 1));
        assertEquals(slice.concat(Bytes.of(0x103)), Bytes.of(1, 2, 3));
    }

    @Test
    public void shouldNotSeeLaterChanges() {
        byte[] array = {1, 2};
        Bytes copy = Bytes.copyOf(array);
        array[0] = 9;
        copy.toArray()[1] = 9;
        assertEquals(copy, Bytes.of(1, 2));
    }

    @Test
    public void shouldCopyToAndFromBuffers() {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        Bytes.of(1, 2).copyTo(buffer);
        assertEquals(buffer.position(), 2);
        assertEquals(Bytes.copyOf(buffer.flip()), Bytes.of(1, 2));
        assertEquals(buffer.position(), 0);
    }

    @Test
    public void shouldPrintHex() {
        assertEquals(EIGHT.hex(), "0080ff0102030405");
        assertEquals(Bytes.zeros(33).toString(), "00".repeat(32) + "...(33 bytes)");
        assertEquals(Bytes.utf8("\u00e4").text(), "\u00e4");
    }
}
