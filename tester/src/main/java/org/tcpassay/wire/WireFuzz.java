// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Sends damaged packets through the codec: nothing may throw, and whatever is read must be written again byte
 * for byte.
 */
public final class WireFuzz {

    private static final int POOL = 1024;
    private static final int PROGRESS_EVERY = 1 << 16;
    private static final int FAILURES_KEPT = 10;
    private static final SeqNum BASE = SeqNum.of(0x8000_0000L);

    private final SplittableRandom random;
    private final AnyPacket any;
    private final List<Bytes> pool = new ArrayList<>(POOL);
    private final List<Failure> failures = new ArrayList<>();
    private long segments;
    private long malformed;

    private WireFuzz(long seed) {
        random = new SplittableRandom(seed);
        any = new AnyPacket(random);
    }

    /**
     * What came of it.
     *
     * @param packets how many were tried
     * @param segments how many of them still held a readable segment
     * @param malformed how many could not be read
     * @param failures the first of them, at most ten
     */
    public record Result(long packets, long segments, long malformed, List<Failure> failures) {
        public Result {
            failures = List.copyOf(failures);
        }
    }

    /**
     * A packet that the codec failed on.
     *
     * @param index which one, from 0
     */
    public record Failure(long index, Bytes packet, String what) {
        @Override
        public String toString() {
            return "packet " + index + ": " + what + ": " + packet.hex();
        }
    }

    /**
     * Tries {@code count} packets; the same seed gives the same packets.
     *
     * @param progress told now and then how many are done, and at the end
     */
    public static Result run(long seed, long count, LongConsumer progress) {
        return new WireFuzz(seed).run(count, progress);
    }

    private Result run(long count, LongConsumer progress) {
        for (int i = 0; i < POOL; i++) {
            pool.add(any.next());
        }
        var mutation = new Mutation(random, pool);
        for (long i = 0; i < count; i++) {
            if (i % PROGRESS_EVERY == 0) {
                progress.accept(i);
            }
            if (i % 16 == 0) {
                pool.set(random.nextInt(POOL), any.next());
            }
            Bytes packet = mutation.of(pool.get(random.nextInt(POOL)));
            Optional<String> fault = faultOf(packet);
            if (fault.isPresent() && failures.size() < FAILURES_KEPT) {
                failures.add(new Failure(i, packet, fault.get()));
            }
        }
        progress.accept(count);
        return new Result(count, segments, malformed, failures);
    }

    private Optional<String> faultOf(Bytes bytes) {
        try {
            Packet packet = Codec.decode(bytes, random.nextBoolean());
            if (packet.content() instanceof Segment) {
                segments++;
            } else if (packet.content() instanceof Malformed) {
                malformed++;
            }
            return faultOf(bytes, packet);
        } catch (RuntimeException thrown) {
            return Optional.of("threw " + thrown);
        }
    }

    /** What is wrong with this reading of {@code bytes}. */
    static Optional<String> faultOf(Bytes bytes, Packet packet) {
        String line = Notation.print(packet, BASE, BASE);
        NeighbourMessage.decode(packet);
        EthernetFrame.decode(bytes).map(EthernetFrame::payload).ifPresent(Arp::decode);
        if (packet.ip().isEmpty()) {
            return packet.content() instanceof Malformed ? Optional.empty() : Optional.of("no header but content");
        }
        IpPacket ip = packet.ip().get();
        Bytes written = Codec.encode(ip);
        if (written.length() > bytes.length() || !written.equals(bytes.slice(0, written.length()))) {
            return Optional.of("IP header written otherwise");
        } else if (packet.content() instanceof Icmp icmp) {
            return differs(Codec.encode(icmp, ip.source(), ip.destination()), ip, "ICMP written otherwise");
        } else if (packet.content() instanceof Segment segment) {
            return differs(Codec.encode(segment, ip.source(), ip.destination()), ip, "segment written otherwise")
                    .or(() -> differs(reread(line, segment, ip), ip, "'" + line + "' reads otherwise"));
        }
        return Optional.empty();
    }

    private static Bytes reread(String line, Segment segment, IpPacket ip) {
        // reading text is slow, so only every eighth
        if ((segment.window() & 7) != 0) {
            return ip.payload();
        }
        Segment read =
                Notation.parse(line, segment.sourcePort(), segment.destinationPort(), BASE, BASE, segment.payload());
        return Codec.encode(read, ip.source(), ip.destination());
    }

    private static Optional<String> differs(Bytes written, IpPacket ip, String what) {
        return written.equals(ip.payload()) ? Optional.empty() : Optional.of(what);
    }
}
