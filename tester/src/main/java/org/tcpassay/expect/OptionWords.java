// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.expect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tcpassay.wire.SignatureKey;
import org.tcpassay.wire.TcpOption;

/** What a spec says about the TCP options; immutable but within {@link #with}. */
final class OptionWords {

    static final OptionWords ORDINARY = new OptionWords();

    List<TcpOption> options = List.of();
    List<Class<? extends TcpOption>> forbidden = List.of();
    List<SackBlock> sack = List.of();
    boolean moreSack;
    Optional<Stamp> stamp = Optional.empty();
    boolean bare;
    /** Empty for what is ordinary on the connection. */
    Optional<Signing> signing = Optional.empty();
    /** Whose signature it carries, if not its own. */
    Optional<SegmentSpec> signed = Optional.empty();

    /** Received bytes named by symbols, {@code [left, right)}. */
    record SackBlock(Position left, Position right) {}

    /**
     * A timestamps option by its relation to what passed.
     *
     * @param older how far TSval lies below the newest that the target took, negative for newer; empty for the
     *     tester's clock
     * @param value TSval as it stands on the wire, whatever {@code older} says
     * @param echo what TSecr is or must be; empty for the last TSval of the target (sending), any (expecting)
     */
    record Stamp(Optional<Long> older, Optional<Long> value, Optional<Long> echo) {
        private static final Stamp ORDINARY = new Stamp(Optional.empty(), Optional.empty(), Optional.empty());

        Stamp olderBy(long count) {
            return new Stamp(Optional.of(count), Optional.empty(), echo);
        }

        Stamp exactly(long number) {
            return new Stamp(Optional.empty(), Optional.of(number), echo);
        }

        Stamp echoing(long number) {
            return new Stamp(older, value, Optional.of(number));
        }
    }

    /** @param key under which it is signed (RFC 2385); empty for a segment without a signature */
    record Signing(Optional<SignatureKey> key) {}

    private OptionWords() {}

    private OptionWords with(Consumer<OptionWords> change) {
        var copy = new OptionWords();
        copy.options = options;
        copy.forbidden = forbidden;
        copy.sack = sack;
        copy.moreSack = moreSack;
        copy.stamp = stamp;
        copy.bare = bare;
        copy.signing = signing;
        copy.signed = signed;
        change.accept(copy);
        return copy;
    }

    OptionWords option(TcpOption option) {
        return with(copy -> copy.options = append(options, option));
    }

    OptionWords without(Class<? extends TcpOption> type) {
        return with(copy -> copy.forbidden = append(forbidden, type));
    }

    OptionWords sack(Position left, Position right) {
        return with(copy -> copy.sack = append(sack, new SackBlock(left, right)));
    }

    OptionWords sackFirst(Position left, Position right) {
        return with(copy -> {
            copy.sack = List.of(new SackBlock(left, right));
            copy.moreSack = true;
        });
    }

    OptionWords stamp(Stamp other) {
        return with(copy -> copy.stamp = Optional.of(other));
    }

    /** The timestamps option that was named, or an ordinary one. */
    Stamp stamp() {
        return stamp.orElse(Stamp.ORDINARY);
    }

    OptionWords bare() {
        return with(copy -> copy.bare = true);
    }

    OptionWords signing(Optional<SignatureKey> key) {
        return with(copy -> copy.signing = Optional.of(new Signing(key)));
    }

    OptionWords signatureOf(SegmentSpec other) {
        return with(copy -> copy.signed = Optional.of(other));
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
