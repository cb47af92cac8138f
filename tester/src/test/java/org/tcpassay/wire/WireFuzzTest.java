// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.Test;

public class WireFuzzTest {

    @Test
    public void shouldNeverThrowAndAlwaysWriteWhatWasRead() {
        var progress = new ArrayList<Long>();
        WireFuzz.Result result = WireFuzz.run(1, 200_000, progress::add);
        assertEquals(result.failures(), List.of());
        assertEquals(result.packets(), 200_000);
        assertTrue(result.segments() > 20_000, "segments " + result.segments());
        assertTrue(result.malformed() > 20_000, "malformed " + result.malformed());
        assertEquals(progress, List.of(0L, 65_536L, 131_072L, 196_608L, 200_000L));
    }

    @Test
    public void shouldRepeatItselfBySeed() {
        assertEquals(WireFuzz.run(7, 5_000, done -> {}), WireFuzz.run(7, 5_000, done -> {}));
    }

    @Test
    public void shouldSeeWhatIsWrittenOtherwise() {
        IpAddress a = IpAddress.v4(198, 18, 0, 1);
        IpAddress b = IpAddress.v4(198, 18, 0, 2);
        Segment segment = CodecTest.segment(Checksum.RIGHT, Segment.COMPUTED, List.of(), Bytes.of(1));
        Bytes bytes = Codec.packet(segment, a, b);
        Packet packet = Codec.decode(bytes, true);
        assertEquals(WireFuzz.faultOf(bytes, packet), Optional.empty());
        Segment other = CodecTest.segment(Checksum.exactly(1), Segment.COMPUTED, List.of(), Bytes.of(1));
        assertEquals(WireFuzz.faultOf(bytes, new Packet(packet.ip(), other)), Optional.of("segment written otherwise"));
        assertEquals(WireFuzz.faultOf(Bytes.zeros(60), packet), Optional.of("IP header written otherwise"));
    }
}
