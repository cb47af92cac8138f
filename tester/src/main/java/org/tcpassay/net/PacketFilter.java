// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.MacAddress;
import org.tcpassay.wire.SpecialAddress;

/**
 * A classic BPF program that a packet socket applies before it queues a packet.
 *
 * @param instructions 8 bytes each, in the machine's byte order; empty lets everything pass
 */
public record PacketFilter(Bytes instructions) {

    /** Room for the longest program. */
    static final int SIZE = 4096;

    private static final int LOAD_WORD = 0x20;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int RETURN = 0x06;
    private static final int PROTOCOL = 0xffff_f000; // SKF_AD_OFF + SKF_AD_PROTOCOL
    private static final int PACKET_TYPE = 0xffff_f004; // SKF_AD_OFF + SKF_AD_PKTTYPE
    private static final int OUTGOING = 4;
    private static final int LINK_HEADER = 0xffe0_0000; // SKF_LL_OFF
    private static final int NETWORK_HEADER = 0xfff0_0000; // SKF_NET_OFF: whether or not a link header is seen
    private static final int ICMPV6 = 58;
    private static final int SOLICITATION = 135;
    private static final int ADVERTISEMENT = 136;
    private static final int V6_LENGTH = 40; // behind the fixed header begins the ICMPv6 message with its type
    private static final int WHOLE = 0x4_0000;

    private static final int SOURCE_MAC = 6;
    private static final int ARP_SENDER = 14;
    private static final int ARP_SOUGHT = 24;
    private static final int V4_SOURCE = 12;
    private static final int V4_DESTINATION = 16;
    private static final int V6_NEXT_HEADER = 6;
    private static final int V6_SOURCE = 8;
    private static final int V6_DESTINATION = 24;

    public static PacketFilter everything() {
        return new PacketFilter(Bytes.EMPTY);
    }

    /**
     * What this MAC address sends, whatever it says of its source; of what comes in, what has this address as source
     * or destination, the ARP or ICMPv6 that finds it, and what the target sends to itself or to where no single host
     * is. What others of this machine send is none of it, even in the target's name.
     */
    public static PacketFilter of(IpAddress address, MacAddress mac, IpAddress target) {
        var program = new Program();
        program.acceptFrom(mac);
        program.refuse(LOAD_WORD, PACKET_TYPE, OUTGOING);
        for (SpecialAddress special : SpecialAddress.values()) {
            special.in(address.version()).ifPresent(to -> program.acceptIf(target, to));
        }
        program.acceptIf(target, target);
        if (address.version() == 4) {
            program.acceptIf(PacketSocket.IPV4, V4_SOURCE, address);
            program.acceptIf(PacketSocket.IPV4, V4_DESTINATION, address);
            program.acceptIf(PacketSocket.ARP, ARP_SENDER, address);
            program.acceptIf(PacketSocket.ARP, ARP_SOUGHT, address);
        } else {
            program.acceptIf(PacketSocket.IPV6, V6_SOURCE, address);
            program.acceptIf(PacketSocket.IPV6, V6_DESTINATION, address);
            program.acceptIcmpv6(SOLICITATION);
            program.acceptIcmpv6(ADVERTISEMENT);
        }
        return new PacketFilter(program.encoded());
    }

    /** All ARP, and the ICMPv6 that does its work. */
    public static PacketFilter neighbourDiscovery() {
        var program = new Program();
        program.accept(PacketSocket.ARP);
        program.acceptIcmpv6(SOLICITATION);
        program.acceptIcmpv6(ADVERTISEMENT);
        return new PacketFilter(program.encoded());
    }

    /** What the host of the interface sends; not what comes to it. */
    static PacketFilter outgoing() {
        var program = new Program();
        program.require(LOAD_WORD, PACKET_TYPE, OUTGOING, 1);
        program.add(RETURN, 0, WHOLE);
        return new PacketFilter(program.encoded());
    }

    /** Blocks one after the other, each of which accepts or falls through to the next. */
    private static final class Program {

        private record Instruction(int code, int ifFalse, int operand) {}

        private final List<Instruction> instructions = new ArrayList<>();

        void acceptIf(int protocol, int offset, IpAddress address) {
            int words = address.bytes().length() / 4;
            require(LOAD_HALF, PROTOCOL, protocol, 2 * words + 1);
            for (int i = 0; i < words; i++) {
                int word = (int) address.bytes().u32(4 * i);
                require(LOAD_WORD, NETWORK_HEADER + offset + 4 * i, word, 2 * (words - i) - 1);
            }
            add(RETURN, 0, WHOLE);
        }

        void acceptIf(IpAddress source, IpAddress destination) {
            boolean isV4 = source.version() == 4;
            int words = source.bytes().length() / 4;
            require(LOAD_HALF, PROTOCOL, isV4 ? PacketSocket.IPV4 : PacketSocket.IPV6, 4 * words + 1);
            int skip = 4 * words - 1;
            for (int i = 0; i < words; i++, skip -= 2) {
                int offset = NETWORK_HEADER + (isV4 ? V4_SOURCE : V6_SOURCE) + 4 * i;
                require(LOAD_WORD, offset, (int) source.bytes().u32(4 * i), skip);
            }
            for (int i = 0; i < words; i++, skip -= 2) {
                int offset = NETWORK_HEADER + (isV4 ? V4_DESTINATION : V6_DESTINATION) + 4 * i;
                require(LOAD_WORD, offset, (int) destination.bytes().u32(4 * i), skip);
            }
            add(RETURN, 0, WHOLE);
        }

        void acceptFrom(MacAddress mac) {
            require(LOAD_WORD, LINK_HEADER + SOURCE_MAC, (int) mac.bytes().u32(0), 3);
            require(LOAD_HALF, LINK_HEADER + SOURCE_MAC + 4, mac.bytes().u16(4), 1);
            add(RETURN, 0, WHOLE);
        }

        void refuse(int load, int offset, int value) {
            require(load, offset, value, 1);
            add(RETURN, 0, 0);
        }

        void accept(int protocol) {
            require(LOAD_HALF, PROTOCOL, protocol, 1);
            add(RETURN, 0, WHOLE);
        }

        void acceptIcmpv6(int type) {
            require(LOAD_HALF, PROTOCOL, PacketSocket.IPV6, 5);
            require(LOAD_BYTE, NETWORK_HEADER + V6_NEXT_HEADER, ICMPV6, 3);
            require(LOAD_BYTE, NETWORK_HEADER + V6_LENGTH, type, 1);
            add(RETURN, 0, WHOLE);
        }

        /** Falls out of the block, {@code skip} instructions on, unless the field has the value. */
        private void require(int load, int offset, int value, int skip) {
            add(load, 0, offset);
            add(JUMP_IF_EQUAL, skip, value);
        }

        private void add(int code, int ifFalse, int operand) {
            instructions.add(new Instruction(code, ifFalse, operand));
        }

        Bytes encoded() {
            add(RETURN, 0, 0);
            ByteBuffer buffer = ByteBuffer.allocate(8 * instructions.size()).order(ByteOrder.nativeOrder());
            for (Instruction each : instructions) {
                buffer.putShort((short) each.code()).put((byte) 0).put((byte) each.ifFalse());
                buffer.putInt(each.operand());
            }
            return Bytes.copyOf(buffer.flip());
        }
    }
}
