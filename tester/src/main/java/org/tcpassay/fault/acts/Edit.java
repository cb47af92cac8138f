// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tcpassay.fault.OptionName;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Codec;
import org.tcpassay.wire.Ecn;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.TcpOption;

/**
 * One field or option written anew; for {@link Rewrite}.
 *
 * <p>What a segment does not have, such as an option that is to be clamped, stays away.
 */
public final class Edit {

    private static final TcpOption NO_OPERATION = new TcpOption.NoOperation();

    private final String text;
    private final boolean breaksNumbering;
    private final Consumer<Draft> change;

    private Edit(String text, boolean breaksNumbering, Consumer<Draft> change) {
        this.text = text;
        this.breaksNumbering = breaksNumbering;
        this.change = change;
    }

    private static Edit of(String text, Consumer<Draft> change) {
        return new Edit(text, false, change);
    }

    private static Edit breaking(String text, Consumer<Draft> change) {
        return new Edit(text + " (breaks the numbering)", true, change);
    }

    void apply(Draft draft) {
        change.accept(draft);
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    boolean breaksNumbering() {
        return breaksNumbering;
    }

    /** Breaks the numbering; {@link Faults#renumber} keeps it. */
    public static Edit seqBy(long offset) {
        return breaking("seq " + signed(offset), draft -> draft.seq = draft.seq.plus(offset));
    }

    /** Breaks the numbering; of segments with ACK. */
    public static Edit ackBy(long offset) {
        return breaking("ack " + signed(offset), draft -> {
            if (draft.flags.has(Flags.ACK)) {
                draft.ack = draft.ack.plus(offset);
            }
        });
    }

    private static String signed(long offset) {
        return offset < 0 ? "- " + -offset : "+ " + offset;
    }

    /** @param field as it stands on the wire, unscaled, 0..65535 */
    public static Edit window(int field) {
        checkField("a window", field, 0xffff);
        return of("window = " + field, draft -> draft.window = field);
    }

    /** @param field unscaled, 0..65535 */
    public static Edit windowAtMost(int field) {
        checkField("a window", field, 0xffff);
        return of("window at most " + field, draft -> draft.window = Math.min(draft.window, field));
    }

    /** The urgent pointer. */
    public static Edit urgent(int field) {
        checkField("an urgent pointer", field, 0xffff);
        return of("urgent = " + field, draft -> draft.urgent = field);
    }

    /** The bits between data offset and flags. */
    public static Edit reserved(int bits) {
        checkField("reserved bits", bits, 7);
        return of("reserved = " + bits, draft -> draft.reserved = bits);
    }

    /** SYN and FIN take a sequence number each, so with them it breaks the numbering. */
    public static Edit setFlags(Flags flags) {
        return numbered("set " + flags, flags, draft -> draft.flags = draft.flags.with(flags));
    }

    /** SYN and FIN take a sequence number each, so with them it breaks the numbering. */
    public static Edit clearFlags(Flags flags) {
        return numbered("clear " + flags, flags, draft -> draft.flags = draft.flags.without(flags));
    }

    private static Edit numbered(String text, Flags flags, Consumer<Draft> change) {
        boolean counts = flags.hasAny(Flags.SYN.with(Flags.FIN).with(Flags.ACK).with(Flags.RST));
        return counts ? breaking(text, change) : of(text, change);
    }

    public static Edit sourcePort(int port) {
        checkField("a port", port, 0xffff);
        return breaking("source port = " + port, draft -> draft.sourcePort = port);
    }

    public static Edit destinationPort(int port) {
        checkField("a port", port, 0xffff);
        return breaking("destination port = " + port, draft -> draft.destinationPort = port);
    }

    /** As a NAT does, where the packet is of the same version of IP. */
    public static Edit sourceAddress(IpAddress address) {
        return breaking("source address = " + address, draft -> {
            if (draft.ip.version() == address.version()) {
                draft.ip = draft.ip.between(address, draft.ip.destination());
            }
        });
    }

    /** As a NAT does, where the packet is of the same version of IP. */
    public static Edit destinationAddress(IpAddress address) {
        return breaking("destination address = " + address, draft -> {
            if (draft.ip.version() == address.version()) {
                draft.ip = draft.ip.between(draft.ip.source(), address);
            }
        });
    }

    /** TTL or hop limit. */
    public static Edit hopLimit(int hops) {
        checkField("a hop limit", hops, 0xff);
        return of("hop limit = " + hops, draft -> draft.ip = draft.ip.withHopLimit(hops));
    }

    /** @param codepoint of RFC 2474, 0..63 */
    public static Edit ds(int codepoint) {
        checkField("a ds codepoint", codepoint, 63);
        return of(
                "ds = " + codepoint,
                draft -> draft.ip = draft.ip.withTrafficClass(codepoint << 2 | draft.ip.trafficClass() & 3));
    }

    /** {@link Ecn#NOT_ECT} clears it. */
    public static Edit ecn(Ecn codepoint) {
        return of(
                "ecn = " + codepoint,
                draft -> draft.ip = draft.ip.withTrafficClass(draft.ip.trafficClass() & ~3 | codepoint.bits()));
    }

    /** IPv4. */
    public static Edit identification(int field) {
        checkField("an identification", field, 0xffff);
        return of("identification = " + field, draft -> {
            if (draft.ip.version() == 4) {
                draft.ip = draft.ip.withIdentification(field);
            }
        });
    }

    /** IPv4. */
    public static Edit dontFragment(boolean flag) {
        return of("don't fragment = " + flag, draft -> {
            if (draft.ip.version() == 4) {
                draft.ip = draft.ip.withDontFragment(flag);
            }
        });
    }

    /** IPv6. */
    public static Edit flowLabel(int label) {
        checkField("a flow label", label, 0xfffff);
        return of("flow label = " + label, draft -> {
            if (draft.ip.version() == 6) {
                draft.ip = draft.ip.withFlowLabel(label);
            }
        });
    }

    /** Puts no-operations in the place of all options of a kind, as firewalls do; the header keeps its length. */
    public static Edit strip(int kind) {
        checkField("an option kind", kind, 0xff);
        return of("strip " + OptionName.of(kind), draft -> {
            List<TcpOption> kept = new ArrayList<>();
            for (TcpOption option : draft.options) {
                if (option.kind() == kind && !(option instanceof TcpOption.Broken)) {
                    kept.addAll(Collections.nCopies(Codec.length(List.of(option)), NO_OPERATION));
                } else {
                    kept.add(option);
                }
            }
            draft.options = kept;
        });
    }

    /** In the place of the first option of its kind, or behind all others if there is room in the header. */
    public static Edit set(TcpOption option) {
        return of("set " + OptionNames.of(option), draft -> draft.put(option));
    }

    /** @param size bytes; the option of a SYN says no more than that */
    public static Edit clampMss(int size) {
        checkField("a segment size", size, 0xffff);
        return of(
                "mss at most " + size,
                draft -> replace(draft, TcpOption.Mss.class, mss -> mss.size() > size ? new TcpOption.Mss(size) : mss));
    }

    /** Where there is one, so that it is understood otherwise by who receives it than meant by who sends it. */
    public static Edit windowScale(int shift) {
        checkField("a window scale", shift, 0xff);
        return of(
                "wscale = " + shift,
                draft -> replace(draft, TcpOption.WindowScale.class, scale -> new TcpOption.WindowScale(shift)));
    }

    /**
     * Value and echo become 0 where there is an option; {@link #strip} takes it away. Ends that agreed on timestamps may
     * not take each other's segments any more, so it counts as breaking the numbering.
     */
    public static Edit clearTimestamps() {
        return breaking(
                "timestamps = 0",
                draft -> replace(draft, TcpOption.Timestamps.class, stamps -> new TcpOption.Timestamps(0, 0)));
    }

    private static <T extends TcpOption> void replace(Draft draft, Class<T> type, Function<T, TcpOption> by) {
        draft.options = draft.options.stream()
                .map(option -> type.isInstance(option) ? by.apply(type.cast(option)) : option)
                .toList();
    }

    /**
     * Every place in a segment's data that reads so; one that is spread over two segments is not found.
     *
     * @throws IllegalArgumentException if the two differ in length, which would move all that follows
     */
    public static Edit data(Bytes find, Bytes put) {
        if (find.isEmpty() || find.length() != put.length()) {
            throw new IllegalArgumentException("replacing " + find.length() + " bytes by " + put.length()
                    + "; as many, and one at least, are right");
        }
        return new Edit(
                "data " + find + " -> " + put, true, draft -> draft.payload = replaced(draft.payload, find, put));
    }

    private static Bytes replaced(Bytes in, Bytes find, Bytes put) {
        byte[] out = in.toArray();
        boolean found = false;
        for (int at = 0; at + find.length() <= out.length; at++) {
            if (in.slice(at, at + find.length()).equals(find)) {
                System.arraycopy(put.toArray(), 0, out, at, put.length());
                at += put.length() - 1;
                found = true;
            }
        }
        return found ? Bytes.copyOf(out) : in;
    }

    private static void checkField(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(what + " of " + value + "; 0 to " + most + " are right");
        }
    }
}
