// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public final class IcmpErrorTest {

    private static final Segment SEGMENT = new Segment(
            80,
            4_000,
            SeqNum.of(7),
            SeqNum.of(8),
            Segment.COMPUTED,
            0,
            Flags.ACK,
            100,
            Checksum.RIGHT,
            0,
            List.of(),
            Bytes.utf8("text"));

    @DataProvider
    public Object[][] pairs() {
        return new Object[][] {
            {IpAddress.v4(198, 18, 0, 1), IpAddress.v4(198, 18, 0, 2)},
            {IpAddress.parse("fd00::1"), IpAddress.parse("fd00::2")},
        };
    }

    @Test(dataProvider = "pairs")
    public void shouldTellWhatItWasMadeOf(IpAddress one, IpAddress other) {
        for (IcmpError error : IcmpError.values()) {
            if (error.existsIn(one.version())) {
                Icmp message = error.message(one.version(), 0, Bytes.EMPTY, Checksum.RIGHT);
                assertEquals(IcmpError.of(message), Optional.of(error));
                assertTrue(message.isError());
            }
        }
        Icmp echo = new Icmp(one.version(), one.version() == 4 ? 8 : 128, 0, Checksum.RIGHT, 0, Bytes.EMPTY);
        assertEquals(IcmpError.of(echo), Optional.empty());
        assertFalse(echo.isError());
    }

    @Test
    public void shouldRefuseWhatAVersionDoesNotHave() {
        assertThrows(
                IllegalArgumentException.class,
                () -> IcmpError.SOURCE_QUENCH.message(6, 0, Bytes.EMPTY, Checksum.RIGHT));
    }

    @Test(dataProvider = "pairs")
    public void shouldReadTheQuoteOfEightBytes(IpAddress one, IpAddress other) {
        Bytes packet = Codec.packet(SEGMENT, one, other);
        int header = Quote.headerLength(packet);
        assertEquals(header, one.version() == 4 ? 20 : 40);
        assertEquals(
                quoteOf(packet.slice(0, header + 8)),
                Optional.of(new Quote(new Endpoint(one, 80), new Endpoint(other, 4_000), SeqNum.of(7))));
        assertEquals(quoteOf(packet.slice(0, header + 7)), Optional.empty());
        assertEquals(quoteOf(Bytes.EMPTY), Optional.empty());
        assertEquals(quoteOf(Codec.encode(IpPacket.ordinary(one, other, 17, packet))), Optional.empty());
    }

    private static Optional<Quote> quoteOf(Bytes body) {
        return Quote.of(new Icmp(4, 3, 1, Checksum.RIGHT, 0, body));
    }
}
