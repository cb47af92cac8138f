// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotSame;
import static org.testng.Assert.assertSame;

import java.nio.ByteBuffer;
import java.util.List;
import org.testng.annotations.Test;

/** Joined segments are cut as the kernel does; what is expected here was computed by another program. */
public final class SegmentationTest {

    // 198.18.0.1:8080 to 198.18.0.2:4660, identification 0xffff, number 0xfffffffe, FIN PSH ACK ECE CWR, ten bytes of
    // text; the checksum field has the sum of the pseudo-header
    private static final String V4 =
            "45000032ffff40004006ae9ec6120001c6120002" + "1f901234fffffffe0000000750d901008c4c000030313233343536373839";
    private static final String V6 = "60012345001e0640fd74637061730000000000000000000afd74637061730000000000000000000b"
            + "1f901234000000010000000750180100ffff000030313233343536373839";
    private static final String UDP =
            "45000026000100004011eeaac6120001c61200021f90123400120000" + "30313233343536373839";

    private static Parcel joined(String hex, int sumFrom, int field) {
        return new Parcel(Bytes.fromHex(hex), 4, sumFrom, sumFrom + field, false);
    }

    private static void assertPieces(Parcel parcel, String... hex) {
        assertEquals(parcel.apart().stream().map(Bytes::hex).toList(), List.of(hex));
        assertEquals(parcel.pieces(), hex.length);
        assertEquals(
                parcel.length(),
                parcel.apart().stream().mapToLong(Bytes::length).sum());
    }

    @Test
    public void shouldCutOverIpv4() {
        assertPieces(
                joined(V4, 20, 16),
                "4500002cffff40004006aea4c6120001c61200021f901234fffffffe0000000750d001008dba000030313233",
                "4500002c000040004006aea4c6120001c61200021f901234000000020000000750500100862f000034353637",
                "4500002a000140004006aea5c6120001c61200021f901234000000060000000750590100b85700003839");
    }

    @Test
    public void shouldCutOverIpv6() {
        assertPieces(
                joined(V6, 40, 16),
                "6001234500180640fd74637061730000000000000000000afd74637061730000000000000000000b"
                        + "1f90123400000001000000075010010095da000030313233",
                "6001234500180640fd74637061730000000000000000000afd74637061730000000000000000000b"
                        + "1f9012340000000500000007501001008dce000034353637",
                "6001234500160640fd74637061730000000000000000000afd74637061730000000000000000000b"
                        + "1f901234000000090000000750180100bff700003839");
    }

    @Test
    public void shouldCutDatagrams() {
        assertPieces(
                joined(UDP, 20, 6),
                "45000020000100004011eea4c6120001c61200021f901234000cdf8530313233",
                "45000020000200004011eea3c6120001c61200021f901234000cd77d34353637",
                "4500001e000300004011eea4c6120001c61200021f901234000a09b53839");
    }

    @Test
    public void shouldFinishAChecksumAndLeaveTheSegmentsTogether() {
        Parcel finished = joined(V4, 20, 16).finished();
        assertEquals(
                finished.bytes().hex(),
                "45000032ffff40004006ae9ec6120001c6120002"
                        + "1f901234fffffffe0000000750d90100eb05000030313233343536373839");
        assertEquals(finished.pieces(), 3);
        assertEquals(finished.apart(), joined(V4, 20, 16).apart());
        assertSame(finished.finished(), finished);
    }

    @Test
    public void shouldReadWhatIsNotFinishedAsRight() {
        Segment segment = joined(V4, 20, 16).decoded().segment().orElseThrow();
        assertEquals(segment.checksum(), Checksum.RIGHT);
        assertEquals(segment.payload().text(), "0123456789");
        Parcel alone = new Parcel(Bytes.fromHex(V4), 0, 20, 36, false);
        assertEquals(alone.decoded().content(), alone.finished().decoded().content());
        assertEquals(alone.apart(), List.of(alone.finished().bytes()));
    }

    @Test
    public void shouldTakeNonsenseForOnePiece() {
        for (String hex :
                List.of("", "45", "4500", "60", V4.substring(0, 60), V4.substring(0, 80), V6.substring(0, 90))) {
            for (int from : new int[] {0, 1, 20, 40, 200}) {
                Parcel parcel = new Parcel(Bytes.fromHex(hex), 4, from, from + 16, true);
                assertEquals(parcel.apart().size(), parcel.pieces(), hex);
                assertEquals(parcel.finished().bytes().length(), hex.length() / 2);
            }
        }
    }

    @Test
    public void shouldKeepNothingOfWhatIsLent() {
        var slate = new Slate(100);
        Bytes first = slate.write(ByteBuffer.wrap(Bytes.fromHex(V4).toArray()));
        var lent = new Parcel(first, 0, 20, 36, true);
        Parcel own = lent.finished();
        Packet read = own.decoded();
        slate.write(ByteBuffer.wrap(Bytes.fromHex(V6).toArray()));
        assertNotSame(own, lent);
        assertEquals(read.segment().orElseThrow().payload().text(), "0123456789");
        assertEquals(read.ip().orElseThrow().source().toString(), "198.18.0.1");
    }

    @Test
    public void shouldTakeOffAHeader() {
        Bytes frame = Bytes.zeros(14).concat(Bytes.fromHex(V4)).concat(Bytes.zeros(6));
        Parcel parcel = new Parcel(frame, 4, 34, 50, true);
        assertEquals(parcel.within(14, 64).apart(), joined(V4, 20, 16).apart());
        assertEquals(new Parcel(frame, 0, 0, 0, false).within(0, frame.length()).bytes(), frame);
    }
}
