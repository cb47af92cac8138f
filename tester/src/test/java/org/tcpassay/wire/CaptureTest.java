// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tcpassay.wire.Capture.CapturedPacket;
import org.tcpassay.wire.Capture.Way;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CaptureTest {

    private static final Bytes PACKET = Bytes.fromHex("450000140000000040060000c6120001c6120002");
    private static final long TIME = 1_700_000_000_123_456_789L;

    private static Bytes written() throws IOException {
        var out = new ByteArrayOutputStream();
        PcapngWriter writer = PcapngWriter.begin(out, "tcpassay", "probe data/right-edge");
        int tun = writer.addInterface("tun0", "to the target");
        int other = writer.addInterface("", "");
        writer.add(tun, TIME, Way.OUTBOUND, PACKET, "* stimulus \u2190");
        writer.add(other, TIME + 1, Way.INBOUND, Bytes.of(1, 2, 3), "");
        writer.add(tun, 0, Way.UNKNOWN, Bytes.EMPTY, "");
        return Bytes.copyOf(out.toByteArray());
    }

    @Test
    public void shouldReadWhatItWrites() throws IOException {
        Capture capture = PcapngReader.read(new ByteArrayInputStream(written().toArray()));
        assertEquals(capture.trouble(), Optional.empty());
        assertEquals(capture.comment(), "probe data/right-edge");
        assertEquals(
                capture.interfaces(),
                List.of(new Capture.Interface(101, "tun0", "to the target"), new Capture.Interface(101, "", "")));
        assertEquals(
                capture.packets(),
                List.of(
                        new CapturedPacket(TIME, 0, Way.OUTBOUND, PACKET, 20, "* stimulus \u2190"),
                        new CapturedPacket(TIME + 1, 1, Way.INBOUND, Bytes.of(1, 2, 3), 3, ""),
                        new CapturedPacket(0, 0, Way.UNKNOWN, Bytes.EMPTY, 0, "")));
    }

    @Test
    public void shouldCutACommentBetweenCharacters() throws IOException {
        var out = new ByteArrayOutputStream();
        PcapngWriter writer = PcapngWriter.begin(out, "tcpassay", "");
        int tun = writer.addInterface("tun0", "");
        writer.add(tun, 1, Way.INBOUND, PACKET, "a" + "\u20ac".repeat(30_000));
        Capture capture = PcapngReader.read(Bytes.copyOf(out.toByteArray()));
        assertEquals(capture.packets().get(0).comment(), "a" + "\u20ac".repeat(65_534 / 3));
    }

    @Test
    public void shouldRefuseAnInterfaceThatIsNotDescribed() throws IOException {
        PcapngWriter writer = PcapngWriter.begin(new ByteArrayOutputStream(), "tcpassay", "");
        expectThrows(IllegalArgumentException.class, () -> writer.add(0, 0, Way.UNKNOWN, PACKET, ""));
    }

    @Test
    public void shouldGiveAllButTheLastPacketOfAFileCutShort() throws IOException {
        Bytes whole = written();
        List<CapturedPacket> packets = PcapngReader.read(whole).packets();
        Capture cut = PcapngReader.read(whole.slice(0, whole.length() - 1));
        assertEquals(cut.packets(), packets.subList(0, 2));
        assertTrue(
                cut.trouble().orElseThrow().reason().startsWith("block"),
                cut.trouble().toString());
    }

    /** Two sections, of which the first is little-endian and holds each kind of packet block. */
    @Test
    public void shouldReadSectionsOfBothByteOrders() throws IOException {
        Bytes little = Bytes.fromHex("0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
                // Ethernet, longest 14 + 20, ticks of 2^-10 s, 1000 s later
                + "01000000 2c000000 0100 0000 22000000 0900 0100 8a000000 0e00 0800 e803000000000000"
                + "0000 0000 2c000000"
                // unknown block
                + "aa000000 0c000000 0c000000"
                // simple: 40 bytes on the wire, 34 captured
                + "03000000 34000000 28000000 ffffffffffff020000000001 0800" + PACKET.hex() + "0000 34000000"
                // enhanced, with VLAN and comments
                + "06000000 64000000 00000000 00000000 00060000 26000000 26000000"
                + "ffffffffffff020000000001 8100 0005 0800" + PACKET.hex() + "0000"
                + "0100 0200 6869 0000 0100 0200 686f 0000 0200 0400 02000000 0000 0000 64000000"
                // obsolete, an ARP frame
                + "02000000 30000000 0000 ffff 00000000 00000000 0e000000 0e000000"
                + "ffffffffffff020000000001 0806 0000 30000000");
        Capture capture = PcapngReader.read(little.concat(written()));
        assertEquals(capture.trouble(), Optional.empty());
        assertEquals(capture.skipped(), 1);
        assertEquals(capture.interfaces().size(), 3);
        assertEquals(capture.packets().size(), 5);
        assertEquals(capture.packets().get(0), new CapturedPacket(0, 0, Way.UNKNOWN, PACKET, 26, ""));
        assertEquals(
                capture.packets().get(1),
                new CapturedPacket(1_001_500_000_000L, 0, Way.OUTBOUND, PACKET, 20, "hi\nho"));
        assertEquals(capture.packets().get(2).on(), 1);
    }

    @DataProvider
    public Object[][] classics() {
        return new Object[][] {
            {"a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000065 00000005 00000007 00000014 00000020", "", 7000, 32
            },
            {"a1b23c4d 0002 0004 00000000 00000000 0000ffff 000000e4 00000005 00000007 00000014 00000014", "", 7, 20},
            {
                "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000 05000000 07000000 22000000 22000000",
                "ffffffffffff020000000001 0800",
                7000,
                20
            },
            {
                "4d3cb2a1 0200 0400 00000000 00000000 ffff0000 71000000 05000000 07000000 24000000 24000000",
                "0004 0001 0006 0200000000010000 0800",
                7,
                20
            },
            {
                "4d3cb2a1 0200 0400 00000000 00000000 ffff0000 14010000 05000000 07000000 28000000 28000000",
                "0800 0000 00000002 0001 04 06 0200000000010000",
                7,
                20
            },
        };
    }

    @Test(dataProvider = "classics")
    public void shouldReadClassicCaptures(String header, String link, long ns, int original) {
        Bytes file = Bytes.fromHex(header + link).concat(PACKET);
        Capture capture = PcapngReader.read(file);
        assertEquals(capture.trouble(), Optional.empty());
        Way way = link.startsWith("0004") || link.contains(" 04 ") ? Way.OUTBOUND : Way.UNKNOWN;
        assertEquals(capture.packets(), List.of(new CapturedPacket(5_000_000_000L + ns, 0, way, PACKET, original, "")));
        Capture cut = PcapngReader.read(file.slice(0, file.length() - 1));
        assertEquals(cut.packets(), List.of());
        assertTrue(cut.trouble().isPresent());
    }

    @DataProvider
    public Object[][] troubles() {
        return new Object[][] {
            {"00", "neither pcapng nor pcap"},
            {"0a0d0d0a", "block cut short"},
            {"a1b2c3d4", "capture header cut short; 24 bytes are there"},
            {"0a0d0d0a 0000001c 00000000 00010000 ffffffffffffffff 0000001c", "no byte order in a section"},
            {
                "0a0d0d0a 0000001c 1a2b3c4d 00020000 ffffffffffffffff 0000001c",
                "section of an unknown version; 1 is known"
            },
            {"0a0d0d0a 0000001c 1a2b3c4d 00010000 ffffffffffffffff 00000020", "block whose lengths differ"},
            {"0a0d0d0a 00000020 1a2b3c4d 00010000 ffffffffffffffff 00000020", "block of 32 bytes; 12..28 are possible"},
            {
                "0a0d0d0a 0000001c 1a2b3c4d 00010000 ffffffffffffffff 0000001c 00000003 00000010 00000000 00000010",
                "simple packet block without length or interface"
            },
            {
                "0a0d0d0a 0000001c 1a2b3c4d 00010000 ffffffffffffffff 0000001c 00000006 00000020"
                        + "00000000 00000000 00000000 00000000 00000000 00000020",
                "packet of interface 0; 0 are described"
            },
        };
    }

    @Test(dataProvider = "troubles")
    public void shouldSayWhereAFileGoesWrong(String hex, String reason) {
        assertEquals(
                PcapngReader.read(Bytes.fromHex(hex)).trouble().orElseThrow().reason(), reason);
    }

    @Test
    public void shouldReadAnEmptyFileAsNothing() {
        assertEquals(PcapngReader.read(Bytes.EMPTY).packets(), List.of());
    }

    @Test
    public void shouldNotThrowOnHostileFiles() throws IOException {
        var random = new SplittableRandom(3);
        var pool = new ArrayList<Bytes>(List.of(written()));
        for (Object[] classic : classics()) {
            pool.add(Bytes.fromHex("" + classic[0] + classic[1]).concat(PACKET).concat(PACKET));
        }
        var mutation = new Mutation(random, pool);
        long troubles = 0;
        for (int i = 0; i < 50_000; i++) {
            Capture capture = PcapngReader.read(mutation.of(pool.get(random.nextInt(pool.size()))));
            troubles += capture.trouble().isPresent() ? 1 : 0;
        }
        assertTrue(troubles > 10_000, "files with trouble: " + troubles);
    }
}
