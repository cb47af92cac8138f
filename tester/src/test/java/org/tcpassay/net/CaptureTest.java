// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SeqNum;
import org.testng.SkipException;
import org.testng.annotations.Test;

public final class CaptureTest {

    private static final String DEVICE = "capture0";
    private static final IpAddress OWN = IpAddress.v4(198, 18, 0, 1);
    private static final IpAddress OTHER = IpAddress.v4(198, 18, 0, 2);
    private static final Bytes SYN = Codec.packet(
            new Segment(
                    40000,
                    9,
                    SeqNum.of(1),
                    SeqNum.of(0),
                    Segment.COMPUTED,
                    0,
                    Flags.SYN,
                    65535,
                    Checksum.RIGHT,
                    0,
                    List.of(),
                    Bytes.EMPTY),
            OTHER,
            OWN);

    private interface Work {
        void with(TunDevice device, PacketSocket capture);
    }

    @Test
    public void shouldSeeBothDirections() throws Exception {
        inNamespace((device, capture) -> {
            device.write(SYN);
            List<CapturedPacket> seen = capture.receive();
            assertEquals(seen.stream().map(CapturedPacket::outgoing).toList(), List.of(false, true));
            assertEquals(seen.get(0).bytes(), SYN);
        });
    }

    @Test
    public void shouldCountWhatItLost() throws Exception {
        inNamespace((device, capture) -> {
            int count = 40_000;
            for (int i = 0; i < count; i++) {
                device.write(SYN);
            }
            long seen = 0;
            for (List<CapturedPacket> some = capture.receive(); !some.isEmpty(); some = capture.receive()) {
                seen += some.size();
            }
            long dropped = capture.dropped();
            assertTrue(dropped > 0, "the kernel's queue held everything");
            assertEquals(seen + dropped, 2L * count);
            assertEquals(capture.dropped(), dropped, "asked again, the count stays");
        });
    }

    @Test
    public void shouldRefuseToBeUsedAfterItsEnd() throws Exception {
        inNamespace((device, capture) -> {
            device.close();
            device.close();
            capture.close();
            capture.close();
            assertThrows(IllegalStateException.class, () -> device.write(SYN));
            assertThrows(IllegalStateException.class, capture::receive);
        });
    }

    @Test
    public void shouldWaitNoLongerThanAsked() throws Exception {
        inNamespace((device, capture) -> {
            assertTrue(!capture.await(1_000_000));
            device.write(SYN);
            assertTrue(capture.await(60_000_000_000L), "something is there already");
        });
    }

    private static void inNamespace(Work work) throws Exception {
        Privileges.ofThisThread().missingForNamespaces().ifPresent(missing -> {
            throw new SkipException("cannot make a network namespace: " + missing);
        });
        if (!TunDevice.isAvailable()) {
            throw new SkipException("/dev/net/tun does not open");
        }
        Namespaces.prepare();
        var task = new FutureTask<Boolean>(() -> {
            Namespaces.enterNew();
            Sysctl.write("net.ipv6.conf.default.disable_ipv6", "1");
            try (var device = TunDevice.open(DEVICE);
                    var interfaces = Interfaces.open()) {
                interfaces.address(DEVICE, OWN, 15);
                interfaces.bringUp(DEVICE);
                try (var capture = PacketSocket.capture(interfaces.indexOf(DEVICE), 2048)) {
                    work.with(device, capture);
                }
            }
            return true;
        });
        new Thread(task).start();
        assertTrue(task.get(60, TimeUnit.SECONDS));
    }
}
