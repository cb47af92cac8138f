// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import static org.tcpassay.fault.conditions.Conditions.allOf;
import static org.tcpassay.fault.conditions.Conditions.data;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.tcpassay.fault.Condition;
import org.tcpassay.fault.Rule;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.TwoStacks;
import org.tcpassay.fault.conditions.Conditions;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Checksum;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpPacket;
import org.tcpassay.wire.Packet;
import org.tcpassay.wire.Segment;
import org.tcpassay.wire.TcpOption;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is written anew into segments of a connection of two reference hosts. */
public class EditTest {

    /** Edits, and what a right packet then shows. */
    @DataProvider
    public Object[][] fields() {
        IpAddress elsewhere = IpAddress.v4(198, 18, 0, 77);
        var option = new TcpOption.Unknown(253, Bytes.of(1, 2));
        return new Object[][] {
            {Edit.reserved(5), seen(packet -> segment(packet).reserved() == 5)},
            {Edit.sourceAddress(elsewhere), seen(packet -> ip(packet).source().equals(elsewhere))},
            {
                Edit.destinationAddress(elsewhere),
                seen(packet -> ip(packet).destination().equals(elsewhere))
            },
            {Edit.set(option), seen(packet -> segment(packet).options().contains(option))},
            {Edit.urgent(7), seen(packet -> segment(packet).urgent() == 7)},
            {Edit.hopLimit(9), seen(packet -> ip(packet).hopLimit() == 9)},
            {Edit.identification(77), seen(packet -> ip(packet).identification() == 77)},
        };
    }

    private static Predicate<Packet> seen(Predicate<Packet> such) {
        return such;
    }

    private static IpPacket ip(Packet packet) {
        return packet.ip().orElseThrow();
    }

    private static Segment segment(Packet packet) {
        return packet.segment().orElseThrow();
    }

    @Test(dataProvider = "fields")
    public void shouldWriteAFieldAnewWithRightChecksums(Edit edit, Predicate<Packet> such) {
        Condition text = allOf(Conditions.fromSide(Side.LEFT), data());
        TwoStacks stacks = TwoStacks.over(new Rule("rule", text, Faults.rewrite(edit)));
        stacks.opener().open().send(Bytes.zeros(100_000));
        stacks.run(Duration.ofSeconds(1));

        List<Packet> sent = stacks.departures().stream()
                .filter(one -> one.to() == Side.RIGHT)
                .map(one -> Codec.decode(one.packet(), true))
                .filter(packet ->
                        packet.segment().filter(one -> !one.payload().isEmpty()).isPresent())
                .toList();
        assertFalse(sent.isEmpty());
        for (Packet packet : sent) {
            assertTrue(such.test(packet), edit.text() + ": " + packet);
            assertEquals(segment(packet).checksum(), Checksum.RIGHT);
            assertEquals(ip(packet).headerChecksum(), Checksum.RIGHT);
        }
    }
}
