// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.time.Duration;
import java.util.List;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Side;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IcmpError;

/**
 * All faults by name.
 *
 * <pre>new Rule("lose the first SYN", nth(1, flags("S")), drop())</pre>
 */
public final class Faults {

    private static final Duration PATIENCE = Duration.ofMillis(200); // for a next packet, which may never come
    private static final Duration ADJACENT = Duration.ofMillis(5); // between the segments of a burst
    private static final int STANDARD_PACKET = 1500; // bytes

    private Faults() {}

    /** Nothing. */
    public static Act pass() {
        return new Pass();
    }

    public static Act drop() {
        return new Drop(Share.ALL);
    }

    /** @param share of the chosen packets, 0..1 */
    public static Act drop(double share) {
        return new Drop(new Share(share));
    }

    /**
     * The bursts of a radio.
     *
     * @param turnsBad probability at each packet while it is good, 0..1
     * @param turnsGood likewise while it is bad
     * @param lost while it is bad, 0..1
     */
    public static Act burstLoss(double turnsBad, double turnsGood, double lost) {
        return new BurstLoss(new Share(turnsBad), new Share(turnsGood), new Share(lost));
    }

    public static Act delay(Duration by) {
        return new Delay(new Spread.Fixed(by), true);
    }

    /** In the order in which they came, so that one waits for the one before it. */
    public static Act delay(Spread by) {
        return new Delay(by, true);
    }

    /** Each on its own, so that one overtakes another. */
    public static Act jitter(Spread by) {
        return new Delay(by, false);
    }

    /** As {@link #jitter(Spread)}, evenly from nothing to {@code most}. */
    public static Act jitter(Duration most) {
        return jitter(new Spread.Uniform(Duration.ZERO, most));
    }

    /** Once more, at once. */
    public static Act duplicate() {
        return new Duplicate(1, Duration.ZERO);
    }

    /** So many times more, each so long after the one before. */
    public static Act duplicate(int copies, Duration after) {
        return new Duplicate(copies, after);
    }

    /** With the next packet of the same direction of the same connection, if one comes within 200 ms. */
    public static Act swapWithNext() {
        return new LetPast(1, PATIENCE);
    }

    /** @param most how long it waits for the next */
    public static Act swapWithNext(Duration most) {
        return new LetPast(1, most);
    }

    /** As {@link #swapWithNext(Duration)}, but so many go past. */
    public static Act letPast(int count, Duration most) {
        return new LetPast(count, most);
    }

    /** @param most how long each packet waits for that */
    public static Act holdUntil(Condition until, Duration most) {
        return new HoldUntil(until, most);
    }

    /** A bit anywhere, as a bad wire does. */
    public static Act corruptBit() {
        return corruptBits(1, Place.PACKET, Sums.LEFT);
    }

    public static Act corruptBits(int count, Place place, Sums sums) {
        return new Corrupt(Corrupt.Unit.BIT, count, place, sums);
    }

    public static Act corruptBytes(int count, Place place, Sums sums) {
        return new Corrupt(Corrupt.Unit.BYTE, count, place, sums);
    }

    /** All of a place becomes something else. */
    public static Act corruptField(Place place, Sums sums) {
        return new Corrupt(Corrupt.Unit.FIELD, 1, place, sums);
    }

    /** Data off the end of segments, which stay in order otherwise. */
    public static Act truncate(int bytes) {
        return new Truncate(bytes, Truncate.Repairs.ALL);
    }

    public static Act truncate(int bytes, Truncate.Repairs repairs) {
        return new Truncate(bytes, repairs);
    }

    /** @param most bytes of data of each piece */
    public static Act split(int most) {
        return new Split(most);
    }

    /** @param most segments in one; they may be 5 ms apart */
    public static Act coalesce(int most) {
        return new Coalesce(most, ADJACENT);
    }

    /** @param patience how long the first waits for the others */
    public static Act coalesce(int most, Duration patience) {
        return new Coalesce(most, patience);
    }

    public static Act rewrite(Edit... edits) {
        return new Rewrite(List.of(edits));
    }

    /** All options of a kind, such as 4 for SACK-permitted. */
    public static Act strip(int kind) {
        return rewrite(Edit.strip(kind));
    }

    /** @param size bytes; what the MSS option of a SYN offers is no more than that */
    public static Act clampMss(int size) {
        return rewrite(Edit.clampMss(size));
    }

    /** The numbers of one side, consistently both ways; see {@link Renumber}. */
    public static Act renumber(Side of, long by) {
        return new Renumber(of, by);
    }

    /** What follows the chosen segment at once. */
    public static Act inject(Forgery forgery) {
        return new Inject(forgery, Duration.ZERO, Share.ALL);
    }

    public static Act injectRst(Voice voice, Aim aim) {
        return inject(new Forgery(Flags.RST, voice, aim, 0, Bytes.EMPTY));
    }

    /** An end of stream that the end in whose name it is knows nothing of. */
    public static Act injectFin(Voice voice) {
        return inject(new Forgery(Flags.FIN.with(Flags.ACK), voice, Aim.EXACT, 0, Bytes.EMPTY));
    }

    public static Act injectSyn(Voice voice, Aim aim) {
        return inject(new Forgery(Flags.SYN, voice, aim, 0, Bytes.EMPTY));
    }

    /** @param offset 0 acknowledges all that was seen of the other end; more what it never sent; less not all of it */
    public static Act injectAck(Voice voice, long offset) {
        return inject(new Forgery(Flags.ACK, voice, Aim.EXACT, offset, Bytes.EMPTY));
    }

    public static Act injectData(Voice voice, Aim aim, Bytes data) {
        return inject(new Forgery(Flags.ACK.with(Flags.PSH), voice, aim, 0, data));
    }

    /** @param back the packet so many before the chosen one goes once more after it */
    public static Act staleDuplicate(int back) {
        return new Stale(back, Share.ALL);
    }

    /** The packet goes on, and its sender hears of an error. */
    public static Act injectIcmp(IcmpError error) {
        return new Complain(error, 0, false, Share.ALL);
    }

    /** The packet is lost, and its sender hears why. */
    public static Act refuse(IcmpError error) {
        return new Complain(error, 0, true, Share.ALL);
    }

    /** As a router whose next link carries packets of {@code mtu} bytes; for a condition on the size. */
    public static Act tooBig(int mtu) {
        return new Complain(IcmpError.TOO_BIG, mtu, true, Share.ALL);
    }

    /** In the name of the end that it was for, which never sees it. */
    public static Act answer(Answer.Reply reply) {
        return new Answer(reply, Share.ALL);
    }

    /** With a burst of one packet, and a queue of so many bytes. */
    public static Act rate(long bitsPerSecond, long queueBytes) {
        return new Rate(bitsPerSecond, STANDARD_PACKET, queueBytes, Integer.MAX_VALUE);
    }

    public static Act rate(long bitsPerSecond, long burst, long queueBytes, int queuePackets) {
        return new Rate(bitsPerSecond, burst, queueBytes, queuePackets);
    }

    /** After each chosen segment so many SYNs to the port that it is for, from addresses that nobody answers for. */
    public static Act synFlood(int number, Duration gap) {
        return new SynFlood(number, gap);
    }

    /** From the first chosen packet on, for ever. */
    public static Act blackHole(Side from) {
        return new BlackHole(from, Lasting.FOREVER);
    }

    public static Act blackHole(Side from, Duration length) {
        return new BlackHole(from, length);
    }

    /** Since the first packet of the path. */
    public static Act partition(Duration from, Duration until) {
        return new Partition(from, until);
    }

    /** As an address translator does with a connection on which nothing passed for so long. */
    public static Act forgetIdle(Duration idle, Answer.Reply reply) {
        return new ForgetIdle(idle, reply);
    }

    /** Both ends, in the place of a FIN. */
    public static Act resetOnClose() {
        return new ResetOnClose(Share.ALL);
    }

    /** Of a SYN,ACK. */
    public static Act splitHandshake() {
        return new SplitHandshake(Share.ALL);
    }
}
