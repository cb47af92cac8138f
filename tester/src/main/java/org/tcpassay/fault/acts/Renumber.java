// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.fault.acts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tcpassay.fault.Dice;
import org.tcpassay.fault.Side;
import org.tcpassay.fault.Transit;
import org.tcpassay.wire.Flags;
import org.tcpassay.wire.TcpOption;

/**
 * Moves the sequence numbers of one side, and the acknowledgments of them back, as firewalls do that draw initial
 * numbers anew. At strength zero by nothing.
 *
 * <p>Both ends agree all the same if the rule chooses both directions of a connection from its SYN on; the numbers
 * that leave are other ones, but each stands for the same byte.
 *
 * @param by added on the way there, taken off on the way back; wraps at 2^32
 */
public record Renumber(Side of, long by) implements Act {

    @Override
    public Running start(Dice dice) {
        return (transit, outlet) -> Changed.by(draft -> move(draft, transit), transit, outlet);
    }

    private void move(Draft draft, Transit transit) {
        if (transit.from() == of) {
            draft.seq = draft.seq.plus(by);
            return;
        }
        if (draft.flags.has(Flags.ACK)) {
            draft.ack = draft.ack.minus(by);
        }
        draft.options = draft.options.stream().map(this::moved).toList();
    }

    private TcpOption moved(TcpOption option) {
        if (!(option instanceof TcpOption.Sack sack)) {
            return option;
        }
        List<TcpOption.Sack.Block> blocks = sack.blocks().stream()
                .map(block -> new TcpOption.Sack.Block(
                        block.left().minus(by), block.right().minus(by)))
                .toList();
        return new TcpOption.Sack(blocks);
    }

    @Override
    public String text() {
        return "move the sequence numbers of the " + of.name().toLowerCase(Locale.ROOT) + " by " + by
                + ", and acknowledgments back";
    }

    @Override
    public Set<Effect> effects() {
        return Set.of(Effect.CHANGES);
    }

    @Override
    public Act atZero() {
        return new Renumber(of, 0);
    }
}
