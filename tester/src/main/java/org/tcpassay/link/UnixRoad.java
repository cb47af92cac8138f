// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.link;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tcpassay.link.FrameStream.Message;
import org.tcpassay.net.UnixSocket;
import org.tcpassay.wire.IpAddress;

/**
 * A connection to a stack behind a Unix socket.
 *
 * <p>The stack may speak first and say what it is (see {@link Greeting}); QEMU says nothing, and is never sent anything
 * but frames. One tester address uses the road at a time.
 */
public final class UnixRoad implements AutoCloseable {

    private static final int CONNECT_MS = 5_000;
    private static final long PATIENCE_NS = 5_000_000_000L;
    private static final long START_NS = 1_000_000_000_000L; // of virtual time; not 0, which may mean "never"

    private final FrameStream stream;
    private final Greeting greeting;
    private Optional<Link> last = Optional.empty();

    private UnixRoad(FrameStream stream, Greeting greeting) {
        this.stream = stream;
        this.greeting = greeting;
    }

    /**
     * Connects, and listens for a while whether the stack introduces itself.
     *
     * @param greetingNs how long; 0 for a stack that is known to be silent
     * @throws LinkException if nobody listens at the path
     */
    public static UnixRoad connect(Path path, long greetingNs) {
        return connect(path, greetingNs, PATIENCE_NS);
    }

    /** @param patienceNs how long the stack may keep the tester waiting where it must not */
    static UnixRoad connect(Path path, long greetingNs, long patienceNs) {
        FrameStream stream;
        try {
            stream = new FrameStream(UnixSocket.connect(path, CONNECT_MS), patienceNs);
        } catch (UncheckedIOException e) {
            throw new LinkException(
                    "connecting to " + path + ": " + e.getMessage() + "; start the stack that listens there first", e);
        }
        try {
            return new UnixRoad(stream, greeting(stream, greetingNs));
        } catch (TargetFailure e) {
            stream.close();
            throw e;
        }
    }

    private static Greeting greeting(FrameStream stream, long timeoutNs) {
        if (timeoutNs == 0) {
            return Greeting.SILENT;
        }
        return stream.next(timeoutNs)
                .filter(Message::isWords) // a stack that sends frames at once is met again by the link's ARP or ND
                .map(message -> Greeting.parse(message.body().text()))
                .orElse(Greeting.SILENT);
    }

    public Greeting greeting() {
        return greeting;
    }

    /**
     * The road as a tester address sees it; the links of earlier ones are of no use any more.
     *
     * @throws LinkException if the target does not tell its hardware address
     */
    public Link link(IpAddress tester, IpAddress target) {
        Link link = greeting.virtualTime() ? virtual(tester, target) : real(tester, target);
        last = Optional.of(link);
        return new AddressLink(link, tester);
    }

    private Link virtual(IpAddress tester, IpAddress target) {
        long nowNs = last.map(Link::nowNs).orElse(START_NS);
        ToldStack stack = greeting.bareIp()
                ? ToldStack.bare(stream, nowNs)
                : ToldStack.ethernet(stream, new EthernetCarriage(tester, target), nowNs);
        return new MemoryLink(stack, nowNs);
    }

    private Link real(IpAddress tester, IpAddress target) {
        return greeting.bareIp()
                ? UnixLink.bare(stream)
                : UnixLink.ethernet(stream, new EthernetCarriage(tester, target));
    }

    @Override
    public void close() {
        stream.close();
    }
}
