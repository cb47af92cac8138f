// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.Function;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class SlateTest {

    private static final int LENGTH = 1000;

    private final byte[] packet = new byte[LENGTH];

    public SlateTest() {
        new Random(1).nextBytes(packet);
    }

    @DataProvider
    public Object[][] readers() {
        return new Object[][] {
            {"at", (Reader) bytes -> bytes.at(LENGTH - 1)},
            {"u16", (Reader) bytes -> bytes.u16(LENGTH - 2)},
            {"u32", (Reader) bytes -> bytes.u32(255)},
            {"slice", (Reader) bytes -> bytes.slice(600, 700).slice(10, 90).at(79)},
            {"apart", (Reader) Bytes::apart},
            {"concat", (Reader) bytes -> bytes.concat(Bytes.EMPTY)},
            {"concat to", (Reader) bytes -> Bytes.EMPTY.concat(bytes)},
            {"array", (Reader) bytes -> Bytes.copyOf(bytes.toArray())},
            {"sum", (Reader) Bytes::onesSum},
            {"hex", (Reader) Bytes::hex},
            {"text", (Reader) Bytes::text},
            {"text of the middle", (Reader) bytes -> bytes.slice(600, 700).text()},
            {"equals", (Reader) bytes -> bytes.equals(Bytes.copyOf(packet))},
            {"equals, of the other", (Reader) bytes -> Bytes.copyOf(packet).equals(bytes)},
            {"hash", (Reader) Bytes::hashCode},
            {
                "copy to a buffer",
                (Reader) bytes -> {
                    var buffer = ByteBuffer.allocate(LENGTH);
                    bytes.copyTo(buffer);
                    return buffer.flip();
                }
            },
            {
                "copy to an array",
                (Reader) bytes -> {
                    var copy = new byte[LENGTH];
                    bytes.copyTo(copy, 0);
                    return Bytes.copyOf(copy);
                }
            },
        };
    }

    private interface Reader extends Function<Bytes, Object> {}

    /** A longer one was there before, so that what is not copied is not what it should be. */
    private Bytes lent(Slate slate) {
        slate.write(ByteBuffer.wrap(new byte[2 * LENGTH])).apart();
        return slate.write(ByteBuffer.allocateDirect(LENGTH + 9)
                .position(9)
                .put(packet)
                .position(9)
                .slice());
    }

    @Test(dataProvider = "readers")
    public void shouldBeWholeForWhoeverReads(String name, Reader reader) {
        assertEquals(reader.apply(lent(new Slate(2 * LENGTH))), reader.apply(Bytes.copyOf(packet)));
    }

    @Test
    public void shouldCopyWhatIsBehindTheHeadersOnlyWhenItIsRead() {
        var source = ByteBuffer.wrap(packet.clone());
        Bytes lent = new Slate(LENGTH).write(source);
        source.put(255, (byte) ~packet[255]);
        source.put(256, (byte) ~packet[256]);
        assertEquals(lent.at(255), packet[255] & 0xff);
        assertNotEquals(lent.at(256), packet[256] & 0xff);
    }

    @Test
    public void shouldKeepWhatWasTakenApart() {
        var slate = new Slate(2 * LENGTH);
        Bytes own = lent(slate).apart();
        slate.write(ByteBuffer.wrap(new byte[2 * LENGTH])).apart();
        assertEquals(own, Bytes.copyOf(packet));
    }
}
