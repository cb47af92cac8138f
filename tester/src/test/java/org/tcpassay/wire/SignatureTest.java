// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Against digests that another implementation of MD5 made of the same bytes. */
public final class SignatureTest {

    private static final SignatureKey KEY = new SignatureKey(16);
    private static final IpAddress TESTER = IpAddress.v4(198, 18, 0, 2);
    private static final IpAddress TARGET = IpAddress.v4(198, 18, 0, 1);

    private static Segment segment(List<TcpOption> options, String text) {
        return new Segment(
                10_000,
                80,
                SeqNum.of(1),
                SeqNum.of(2),
                Segment.COMPUTED,
                0,
                Flags.ACK,
                65_535,
                Checksum.RIGHT,
                0,
                options,
                Bytes.utf8(text));
    }

    @DataProvider
    public Object[][] digests() {
        return new Object[][] {
            {TESTER, TARGET, "71817968b19f385f45d727ca2271f709"},
            {IpAddress.parse("fd00::2"), IpAddress.parse("fd00::1"), "e3324f98453820637035f6df7186e5e9"}
        };
    }

    @Test(dataProvider = "digests")
    public void shouldSignOverEitherVersion(IpAddress from, IpAddress to, String digest) {
        Segment signed = Signature.sign(segment(List.of(), "hello"), from, to, KEY);

        assertEquals(signed.options(), List.of(new TcpOption.Md5(Bytes.fromHex(digest))));
        assertTrue(Signature.isRight(signed, from, to, KEY));
    }

    @Test
    public void shouldKnowASegmentThatPassedTheLink() {
        Segment signed = Signature.sign(
                segment(List.of(new TcpOption.Mss(1460), new TcpOption.NoOperation()), "odd"), TESTER, TARGET, KEY);
        Segment passed = Codec.decode(Codec.packet(signed, TESTER, TARGET), true)
                .segment()
                .orElseThrow();

        assertTrue(Signature.isRight(passed, TESTER, TARGET, KEY));
        assertFalse(Signature.isRight(passed, TESTER, TARGET, new SignatureKey(17)));
        assertFalse(Signature.isRight(passed, TARGET, TESTER, KEY));
    }

    @Test
    public void shouldNotCoverOptionsButTheirLength() {
        Segment signed = Signature.sign(segment(List.of(new TcpOption.Mss(1460)), "hello"), TESTER, TARGET, KEY);
        TcpOption md5 = signed.options().get(1);

        assertTrue(Signature.isRight(signed.withOptions(List.of(new TcpOption.Mss(536), md5)), TESTER, TARGET, KEY));
        assertFalse(Signature.isRight(signed.withOptions(List.of(md5)), TESTER, TARGET, KEY));
    }

    @Test
    public void shouldCoverTextAndFlags() {
        Bytes digest =
                Signature.digest(Signature.with(segment(List.of(), "hello"), Bytes.zeros(16)), TESTER, TARGET, KEY);

        assertFalse(Signature.isRight(Signature.with(segment(List.of(), "hellO"), digest), TESTER, TARGET, KEY));
        assertFalse(Signature.isRight(
                Signature.with(segment(List.of(), "hello").withFlags(Flags.RST), digest), TESTER, TARGET, KEY));
        assertFalse(Signature.isRight(segment(List.of(), "hello"), TESTER, TARGET, KEY));
    }

    @Test
    public void shouldHaveKeysOfPrintableCharacters() {
        assertEquals(new SignatureKey(4).bytes().text(), "!\"#$");
        assertEquals(new SignatureKey(80).bytes().length(), 80);
        assertThrows(IllegalArgumentException.class, () -> new SignatureKey(81));
        assertThrows(IllegalArgumentException.class, () -> new SignatureKey(0));
    }
}
