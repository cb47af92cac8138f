// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.relay;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.anything;
import static org.tcpassay.fault.conditions.Conditions.chance;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.tcpassay.fault.conditions.Conditions.every;
import static org.tcpassay.fault.conditions.Conditions.fromSide;
import static org.tcpassay.fault.conditions.Conditions.segment;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Fault;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Scenario;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.acts.Aim;
import org.tcpassay.fault.acts.Edit;
import org.tcpassay.fault.acts.Faults;
import org.tcpassay.fault.acts.Place;
import org.tcpassay.fault.acts.Spread;
import org.tcpassay.fault.acts.Sums;
import org.tcpassay.fault.acts.Truncate;
import org.tcpassay.fault.acts.Voice;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.IcmpError;

/**
 * Scenarios drawn from a seed, one after the other: each has a few rules, and no kind of fault comes a second time before
 * all others have come. All are such that TCP must deliver every byte through them; a forged acknowledgment, for one,
 * may acknowledge what a later rule loses, and nobody sends that again.
 */
final class RandomRules {

    private static final int MOST = 4; // rules at a time

    private final Random random;
    private final Deque<Kind> deck = new ArrayDeque<>();
    private int drawn;

    /** What happens to some packets, or to all of them. */
    enum Kind {
        DROP,
        BURSTS,
        DELAY,
        JITTER,
        DISORDER,
        DUPLICATE,
        SWAP,
        LET_PAST,
        HOLD,
        CORRUPT_PAYLOAD,
        CORRUPT_TCP_HEADER,
        CORRUPT_IP_HEADER,
        TRUNCATE,
        TRUNCATE_UNREPAIRED,
        SPLIT,
        COALESCE,
        RATE,
        SMALL_WINDOW,
        SMALL_MSS,
        NO_SACK,
        NO_TIMESTAMPS,
        CONGESTION_MARK,
        STALE,
        OLD_SYN,
        OLD_RESET,
        SOFT_ERROR,
        RENUMBER;

        /** How its rule is called. */
        String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    RandomRules(long seed) {
        random = new Random(seed);
    }

    /** The next one; the same number of the same seed is the same. */
    Scenario next() {
        drawn++;
        List<Rule> rules = new ArrayList<>();
        for (int count = 1 + random.nextInt(MOST); count > 0; count--) {
            Kind kind = kind();
            if (rules.stream().noneMatch(rule -> rule.name().equals(kind.text()))) {
                rules.add(new Rule(kind.text(), when(kind), fault(kind)));
            }
        }
        return new Scenario("lap " + drawn, "Whatever the dice say.", rules);
    }

    private Kind kind() {
        if (deck.isEmpty()) {
            List<Kind> all = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(all, random);
            deck.addAll(all);
        }
        return deck.remove();
    }

    private Condition when(Kind kind) {
        return switch (kind) {
            case DROP, BURSTS, JITTER, DELAY, RATE, RENUMBER -> anything();
            case SMALL_MSS, NO_SACK, NO_TIMESTAMPS -> segment();
            case SMALL_WINDOW -> fromSide(side());
            case SPLIT, COALESCE, TRUNCATE, TRUNCATE_UNREPAIRED, CORRUPT_PAYLOAD, SWAP -> allOf(data(), some());
            case OLD_SYN -> allOf(data(), some()); // one that meets a SYN opens a connection with it (RFC 9293 §3.5)
            default -> some();
        };
    }

    /** Between one in 50 and one in 2,000. */
    private Condition some() {
        int one = 50 << random.nextInt(6);
        return random.nextBoolean() ? chance(1.0 / one) : every(one, segment());
    }

    private Fault fault(Kind kind) {
        return switch (kind) {
            case DROP -> Faults.drop(0.0005 * (1 + random.nextInt(10)));
            case BURSTS -> Faults.burstLoss(0.0003, 0.3, 0.8);
            case DELAY -> Faults.delay(micros(3000));
            case JITTER -> Faults.delay(new Spread.Uniform(Duration.ZERO, micros(2000)));
            case DISORDER -> Faults.jitter(micros(2000));
            case DUPLICATE -> Faults.duplicate(1 + random.nextInt(3), micros(2000));
            case SWAP -> Faults.swapWithNext();
            case LET_PAST -> Faults.letPast(2 + random.nextInt(8), Duration.ofMillis(20));
            case HOLD -> Faults.holdUntil(fromSide(side()), Duration.ofMillis(10));
            case CORRUPT_PAYLOAD -> Faults.corruptBits(1, Place.PAYLOAD, Sums.LEFT);
            case CORRUPT_TCP_HEADER -> Faults.corruptBits(1, Place.TCP_HEADER, Sums.LEFT);
            case CORRUPT_IP_HEADER -> Faults.corruptBits(1, Place.IP_HEADER, Sums.LEFT);
            case TRUNCATE -> Faults.truncate(1 + random.nextInt(500));
            case TRUNCATE_UNREPAIRED -> Faults.truncate(1 + random.nextInt(500), Truncate.Repairs.LENGTH);
            case SPLIT -> Faults.split(100 + random.nextInt(1000));
            case COALESCE -> Faults.coalesce(2 + random.nextInt(4));
            case RATE -> Faults.rate((200 + random.nextInt(800)) * 1_000_000L, 300_000);
            case SMALL_WINDOW -> Faults.rewrite(Edit.windowAtMost(2_000 + random.nextInt(30_000)));
            case SMALL_MSS -> Faults.clampMss(500 + random.nextInt(900));
            case NO_SACK -> Faults.strip(4);
            case NO_TIMESTAMPS -> Faults.strip(8);
            case CONGESTION_MARK -> Faults.rewrite(Edit.ecn(Ecn.CE));
            case STALE -> Faults.staleDuplicate(1 + random.nextInt(20));
            case OLD_SYN -> Faults.injectSyn(voice(), Aim.OLD);
            case OLD_RESET -> Faults.injectRst(voice(), Aim.OLD);
            case SOFT_ERROR -> Faults.injectIcmp(IcmpError.HOST_UNREACHABLE);
            case RENUMBER -> Faults.renumber(side(), random.nextInt());
        };
    }

    private Side side() {
        return random.nextBoolean() ? Side.LEFT : Side.RIGHT;
    }

    private Voice voice() {
        return random.nextBoolean() ? Voice.SENDER : Voice.RECEIVER;
    }

    private Duration micros(int most) {
        return Duration.ofNanos(1000L * (1 + random.nextInt(most)));
    }
}
