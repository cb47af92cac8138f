// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.util.List;
import org.tcpassay.link.Frame;
import org.tcpassay.link.Link;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TapLink;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.NotAvailable;
import org.tcpassay.wire.Bytes;

/** The road to a stack in another process, which tells when nobody is at its other end any more. */
final class StackLink implements Link {

    private static final long DYING_MS = 1_000;

    private final Link link;
    private final StackProcess program;
    private boolean unsettled;

    StackLink(Link link, StackProcess program) {
        this.link = link;
        this.program = program;
    }

    /** Whether anything was sent since this was last asked. */
    boolean takeUnsettled() {
        boolean was = unsettled;
        unsettled = false;
        return was;
    }

    @Override
    public void send(Bytes packet) {
        if (packet.length() > TapLink.MTU) {
            throw new NotAvailable("the road to the target carries packets of " + TapLink.MTU
                    + " bytes at most, not of " + packet.length());
        }
        unsettled = true;
        try {
            link.send(packet);
        } catch (LinkException e) {
            // a device whose other end nobody has takes nothing; the kernel notices before we are told of the death
            String end = program.endsWithin(DYING_MS) ? program.obituary() : "it gave its end of the TAP device up";
            throw new TargetFailure("the target is gone: " + end + " (" + e.getMessage() + ")");
        }
    }

    @Override
    public List<Frame> receive(long timeoutNs) {
        List<Frame> frames = link.receive(timeoutNs);
        if (frames.isEmpty() && !program.isRunning()) {
            throw new TargetFailure("the target is gone: " + program.obituary());
        }
        return frames;
    }

    @Override
    public long nowNs() {
        return link.nowNs();
    }

    @Override
    public String clock() {
        return link.clock();
    }

    @Override
    public long dropped() {
        return link.dropped();
    }

    @Override
    public boolean servesAnyTester() {
        return link.servesAnyTester();
    }

    @Override
    public void close() {
        link.close();
    }
}
