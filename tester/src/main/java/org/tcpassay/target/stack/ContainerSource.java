// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tcpassay.link.LinkException;
import org.tcpassay.link.TargetFailure;
import org.tcpassay.target.Container;
import org.tcpassay.wire.IpAddress;
import org.tcpassay.wire.IpVersion;

/**
 * A container in which a stack runs as docker/PROTOCOL.md has it: with a TAP device of its own network namespace and an
 * agent inside. It is one instance; to have a fresh one, the container is started again.
 */
final class ContainerSource implements StackSource {

    /** Where the agent listens, as seen in there. */
    private static final String CONTROL = "run/tcpassay/control";

    private static final long LOOK_AGAIN_MS = 5;

    private final Container first;
    private final List<IpAddress> addresses;
    private final Duration patience;
    private boolean isUsed;

    ContainerSource(Container container, StackDescription stack) {
        this.first = container;
        this.patience = stack.patience();
        this.addresses = ADDRESSES.stream()
                .filter(each -> stack.versions().contains(IpVersion.of(each)))
                .toList();
    }

    @Override
    public String name() {
        return "docker:" + first.name();
    }

    @Override
    public String about() {
        return ", in container " + first.name();
    }

    @Override
    public int most() {
        return 1;
    }

    @Override
    public synchronized Instance start() {
        Container container = isUsed ? restarted() : first;
        isUsed = true;
        var process = new ContainerProcess(container);
        Path control = Path.of("/proc", Long.toString(container.process()), "root", CONTROL);
        awaitSocket(process, control); // for then it has its device, too
        return Instance.ready(
                Ground.at(container.namespace(), addresses), process, control, addresses.get(0), patience);
    }

    private void awaitSocket(ContainerProcess process, Path control) {
        for (long waited = 0; !Files.exists(control); waited += LOOK_AGAIN_MS) {
            if (waited >= patience.toMillis() || process.endsWithin(LOOK_AGAIN_MS)) {
                throw new TargetFailure("the target is not ready after " + patience.toMillis()
                        + " ms: it made no socket /" + CONTROL + "; " + process.obituary());
            }
        }
    }

    private Container restarted() {
        try {
            return first.restarted();
        } catch (IllegalArgumentException e) {
            throw new LinkException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // it is somebody else's
    }
}
