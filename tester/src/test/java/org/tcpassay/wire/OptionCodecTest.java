// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.wire;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.tcpassay.wire.TcpOption.Authentication;
import org.tcpassay.wire.TcpOption.Broken;
import org.tcpassay.wire.TcpOption.EndOfList;
import org.tcpassay.wire.TcpOption.FastOpen;
import org.tcpassay.wire.TcpOption.Md5;
import org.tcpassay.wire.TcpOption.Mss;
import org.tcpassay.wire.TcpOption.Multipath;
import org.tcpassay.wire.TcpOption.NoOperation;
import org.tcpassay.wire.TcpOption.Sack;
import org.tcpassay.wire.TcpOption.SackPermitted;
import org.tcpassay.wire.TcpOption.Timestamps;
import org.tcpassay.wire.TcpOption.Unknown;
import org.tcpassay.wire.TcpOption.UserTimeout;
import org.tcpassay.wire.TcpOption.WindowScale;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class OptionCodecTest {

    private static final NoOperation NOP = new NoOperation();
    private static final EndOfList EOL = new EndOfList();
    private static final String DIGEST = "000102030405060708090a0b0c0d0e0f";

    @DataProvider
    public Object[][] spaces() {
        return new Object[][] {
            {"020405b4", List.of(new Mss(1460))},
            {"0101 0402", List.of(NOP, NOP, new SackPermitted())},
            {"01 03030e", List.of(NOP, new WindowScale(14))},
            {"0101 080a ffffffff 00000001", List.of(NOP, NOP, new Timestamps(0xffff_ffffL, 1))},
            {
                "0101 0512 00000001 00000002 ffffffff 00000000",
                List.of(
                        NOP,
                        NOP,
                        new Sack(List.of(
                                new Sack.Block(SeqNum.of(1), SeqNum.of(2)),
                                new Sack.Block(SeqNum.of(-1), SeqNum.of(0)))))
            },
            {"1c04 8005 1c04 7fff", List.of(new UserTimeout(true, 5), new UserTimeout(false, 0x7fff))},
            {"0101 1312" + DIGEST, List.of(NOP, NOP, new Md5(Bytes.fromHex(DIGEST)))},
            {"1d08 01ff 0a0b0c0d", List.of(new Authentication(1, 255, Bytes.of(10, 11, 12, 13)))},
            {"1d04 0102", List.of(new Authentication(1, 2, Bytes.EMPTY))},
            {"1e04 0081", List.of(new Multipath(Bytes.of(0, 0x81)))},
            {"2202 0101", List.of(new FastOpen(Bytes.EMPTY), NOP, NOP)},
            {"2206 01020304 0101", List.of(new FastOpen(Bytes.of(1, 2, 3, 4)), NOP, NOP)},
            {"fe04 f989", List.of(new Unknown(254, Bytes.of(0xf9, 0x89)))},
            {"fd02 0101", List.of(new Unknown(253, Bytes.EMPTY), NOP, NOP)},
            // known kinds of another length
            {"0203 0501", List.of(new Unknown(2, Bytes.of(5)), NOP)},
            {"0206 000005b4 0101", List.of(new Unknown(2, Bytes.of(0, 0, 5, 0xb4)), NOP, NOP)},
            {"0304 0702", List.of(new Unknown(3, Bytes.of(7, 2)))},
            {"0403 0001", List.of(new Unknown(4, Bytes.of(0)), NOP)},
            {"0502 0101", List.of(new Unknown(5, Bytes.EMPTY), NOP, NOP)},
            {"0506 00000001 0101", List.of(new Unknown(5, Bytes.of(0, 0, 0, 1)), NOP, NOP)},
            {"0808 000000000000", List.of(new Unknown(8, Bytes.zeros(6)))},
            {"1304 0000", List.of(new Unknown(19, Bytes.zeros(2)))},
            {"1c03 0001", List.of(new Unknown(28, Bytes.zeros(1)), NOP)},
            {"1d03 0001", List.of(new Unknown(29, Bytes.zeros(1)), NOP)},
            {"1e02 0101", List.of(new Unknown(30, Bytes.EMPTY), NOP, NOP)},
            {"2204 0102", List.of(new Unknown(34, Bytes.of(1, 2)))},
            {"2207 0102030405 01", List.of(new Unknown(34, Bytes.of(1, 2, 3, 4, 5)), NOP)},
            // no option at all
            {"0200 05b4", List.of(new Broken(Bytes.of(2, 0, 5, 0xb4), "length 0; 2..4 fit"))},
            {"0201 05b4", List.of(new Broken(Bytes.of(2, 1, 5, 0xb4), "length 1; 2..4 fit"))},
            {"0101 02ff", List.of(NOP, NOP, new Broken(Bytes.of(2, 0xff), "length 255; 2..2 fit"))},
            {"0101 0102", List.of(NOP, NOP, NOP, new Broken(Bytes.of(2), "no room for a length"))},
            // padding
            {"0101 0100", List.of(NOP, NOP, NOP, EOL)},
            {"0000 0000", List.of(EOL)},
            {"0100 0000", List.of(NOP, EOL)},
            {"0100 0001", List.of(NOP, EOL, new Broken(Bytes.of(0, 1), OptionCodec.PADDING))},
            {"0000 0000 0000 0000", List.of(EOL, new Broken(Bytes.zeros(7), OptionCodec.PADDING))},
            {"0000 0000 020405b4", List.of(EOL, new Broken(Bytes.fromHex("000000020405b4"), OptionCodec.PADDING))},
            {"", List.of()},
        };
    }

    @Test(dataProvider = "spaces")
    public void shouldReadAndWrite(String hex, List<TcpOption> options) {
        Bytes space = Bytes.fromHex(hex);
        assertEquals(OptionCodec.read(space, 0, space.length()), options);
        var written = new byte[space.length()];
        OptionCodec.write(options, written, 0);
        assertEquals(Bytes.owning(written), space);
    }

    @Test
    public void shouldFindAnOptionByType() {
        Segment segment = Notation.parse("S 0:0(0) win 1 <nop,mss 5,mss 6>", 1, 2, SeqNum.of(0), SeqNum.of(0));
        assertEquals(segment.option(Mss.class).orElseThrow(), new Mss(5));
        assertEquals(segment.option(Sack.class).isPresent(), false);
    }

    @Test
    public void shouldCutWhatIsTooWideForItsField() {
        var written = new byte[12];
        OptionCodec.write(
                List.of(new Mss(0x1_0005), new WindowScale(0x107), new UserTimeout(false, 0x8001), NOP), written, 0);
        assertEquals(Bytes.owning(written), Bytes.fromHex("02040005 030307 1c040001 01"));
    }
}
