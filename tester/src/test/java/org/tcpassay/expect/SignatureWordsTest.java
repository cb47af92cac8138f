// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.Test;

/** What a spec says about the signature, sending and expecting. */
public final class SignatureWordsTest {

    private static final SignatureKey KEY = new SignatureKey(16);
    private static final SignatureKey OTHER = new SignatureKey(17);
    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);
    private static final FourTuple ENDS = new FourTuple(new Endpoint(TESTER, 1), new Endpoint(TARGET, 2));
    private static final SegmentSpec TEXT = SegmentSpec.of(Flags.ACK).payload("hello");

    private static final Symbols ALL_ZERO = new Symbols() {
        @Override
        public long value(Symbol symbol) {
            return 0;
        }

        @Override
        public boolean issKnown() {
            return true;
        }
    };

    private static Segment sent(SegmentSpec spec, Optional<SignatureKey> key) {
        return Composer.segment(spec, ALL_ZERO, new Composer.Ordinary(ENDS, key, false, false, 0, 0, 0));
    }

    private static List<String> differences(SegmentSpec spec, Segment segment) {
        IpPacket ip = IpPacket.ordinary(TESTER, TARGET, IpPacket.TCP, Bytes.EMPTY);
        return Matcher.differences(spec, ip, segment, 0, ALL_ZERO, 1).stream()
                .map(Difference::toString)
                .toList();
    }

    private static boolean isForged(SegmentSpec spec) {
        return Composer.isForged(sent(spec, Optional.of(KEY)), ENDS, Optional.of(KEY));
    }

    @Test
    public void shouldSignWhereThereIsAKey() {
        assertFalse(isForged(TEXT));
        assertFalse(isForged(TEXT.signed(KEY)));
        assertEquals(sent(TEXT, Optional.empty()).options(), List.of());
        assertFalse(Composer.isForged(sent(TEXT, Optional.empty()), ENDS, Optional.empty()));
    }

    @Test
    public void shouldForgeAsSaid() {
        assertTrue(isForged(TEXT.unsigned()));
        assertTrue(isForged(TEXT.signed(OTHER)));
        assertTrue(isForged(TEXT.signatureOf(TEXT.window(1))));
        assertTrue(isForged(TEXT.signatureOf(TEXT.from(TARGET))));
        assertFalse(isForged(TEXT.signatureOf(TEXT)));
        assertFalse(isForged(TEXT.mss(1).signatureOf(TEXT.mss(2))));
    }

    @Test
    public void shouldTellWhatIsWrongWithASignature() {
        Segment signed = sent(TEXT, Optional.of(KEY));
        Segment bare = sent(TEXT, Optional.empty());

        assertEquals(differences(TEXT.under(Optional.of(KEY)), signed), List.of());
        assertEquals(differences(TEXT, signed), List.of());
        assertEquals(
                differences(TEXT.signed(KEY), bare),
                List.of("SIGNATURE expected signed under the key of 16 bytes, was absent"));
        assertEquals(
                differences(TEXT.signed(OTHER), signed),
                List.of("SIGNATURE expected signed under the key of 17 bytes, was another"));
        assertEquals(differences(TEXT.unsigned(), signed), List.of("SIGNATURE expected absent, was there"));
        assertEquals(differences(TEXT.unsigned().under(Optional.of(KEY)), bare), List.of());
    }

    @Test
    public void shouldPrintWhatIsExpected() {
        assertTrue(TEXT.signed(KEY).toString().endsWith("  signed under the key of 16 bytes"));
        assertTrue(TEXT.unsigned().toString().endsWith("  unsigned"));
        assertEquals(
                sent(TEXT, Optional.of(KEY))
                        .option(TcpOption.Md5.class)
                        .orElseThrow()
                        .digest()
                        .length(),
                16);
    }
}
