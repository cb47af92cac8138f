// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.tcpassay.fault.Happening;
import org.tcpassay.fault.Side;
import org.tcpassay.net.EthernetPort;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.EthernetFrame;

/**
 * Holds what the kernels at both ends of a path receive against what its journal says has left, packet by packet. A
 * relay that sends other bytes than it tells of is found by nothing else: TCP sends again what was spoilt, and its
 * streams arrive as they were sent.
 *
 * <p>It looks on at the two hosts' own interfaces, behind all that the relay does. The system gives a user in a
 * namespace hardly any room for that: where it is not enough {@link #isBlind}.
 */
final class ArrivalAccount implements Consumer<Happening>, AutoCloseable {

    private static final long ROOM = 32 << 20; // bytes that wait to be looked at; the kernel has room for more
    private static final int OVERHEAD = 4096; // bytes that a packet costs the kernel besides its own
    private static final long PATIENCE_MS = 100; // with what has left and does not arrive

    private final long needed; // bytes of room
    private final Map<Print, Integer> balance = new HashMap<>(); // how often it left less how often it arrived
    private final List<Lookout> lookouts = new ArrayList<>();
    private long ahead; // bytes that left and have not arrived
    private long arrived;
    private long missed;
    private boolean isBlind;

    /** What is kept of a packet. */
    private record Print(Side at, int length, long sum) {

        static Print of(Side at, Bytes packet) {
            var sum = new CRC32C();
            sum.update(packet.toArray());
            return new Print(at, packet.length(), sum.getValue());
        }
    }

    /** For however much will pass. */
    ArrivalAccount() {
        this(Long.MAX_VALUE);
    }

    /** @param bytes that will pass at most, with what the kernel takes for each packet */
    ArrivalAccount(long bytes) {
        needed = bytes;
    }

    /** Begins to look on, before anything is sent. */
    void attend(FaultyPath path) throws Exception {
        for (Side side : Side.values()) {
            Lookout lookout = path.at(side, () -> lookout(side));
            lookouts.add(lookout);
            lookout.start();
        }
    }

    private Lookout lookout(Side side) throws SocketException {
        NetworkInterface device = NetworkInterface.getByName(Groundwork.DEVICE);
        int header = device.getHardwareAddress() == null ? 0 : EthernetFrame.HEADER; // a TUN device has neither
        EthernetPort port = EthernetPort.on(device.getIndex());
        isBlind |= !port.hasRoom() && port.room() < needed;
        return new Lookout(
                port, frame -> arrived(side, frame.behind(header).finished().bytes()));
    }

    /** The relay waits here while more is on its way than there is room for. */
    @Override
    public void accept(Happening happening) {
        if (happening instanceof Happening.Went departure) {
            count(Print.of(departure.to(), departure.bytes()), 1);
        } else if (happening instanceof Happening.Came) {
            awaitRoom();
        }
    }

    private void arrived(Side side, Bytes packet) {
        count(Print.of(side, packet), -1);
    }

    private synchronized void count(Print print, int by) {
        balance.merge(print, by, (before, more) -> before + more == 0 ? null : before + more);
        ahead += (long) by * (OVERHEAD + print.length);
        arrived += by < 0 ? 1 : 0;
        notifyAll();
    }

    private synchronized void awaitRoom() {
        try {
            for (long ms = 0; ms < PATIENCE_MS && ahead > ROOM && !isBlind; ms++) {
                wait(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the system gives too little room to look on. */
    boolean isBlind() {
        return isBlind;
    }

    /** Packets that arrived at both ends. */
    synchronized long arrived() {
        return arrived;
    }

    /** Sees what has arrived so far; to be called when the path is closed. */
    @Override
    public void close() {
        lookouts.forEach(Lookout::close);
        missed = lookouts.stream().mapToLong(Lookout::missed).sum();
    }

    /** What was wrong, when both are closed; empty if nothing, or if it is blind. */
    String complaint(FaultyPath path) {
        if (isBlind) {
            return "";
        }
        if (missed > 0) {
            return missed + " packets arrived that nobody could look at; less on its way is right";
        }
        for (Side side : Side.values()) {
            long strange = -balanceAt(side, -1);
            if (strange > 0) {
                return strange + " packets arrived at the " + side + " that did not leave, or not so";
            }
            long lost = balanceAt(side, 1);
            long refused = path.traffic(side).refused();
            if (lost != refused) {
                return lost + " packets left and did not arrive at the " + side + ", which refused " + refused;
            }
        }
        return "";
    }

    private synchronized long balanceAt(Side side, int sign) {
        return balance.entrySet().stream()
                .filter(each -> each.getKey().at == side && Integer.signum(each.getValue()) == sign)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
