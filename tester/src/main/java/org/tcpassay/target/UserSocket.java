// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.Optional;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;

/**
 * A socket of the target. No call blocks: one that cannot finish yet is {@link Reply.Pending} and is asked
 * again by calling it again with the same arguments.
 */
public interface UserSocket {

    Reply<Endpoint> bind(Endpoint local);

    Reply<Reply.Nothing> listen(int backlog);

    /** Active open. The first call begins; later ones tell how it ended. */
    Reply<Reply.Nothing> connect(Endpoint remote);

    /** The oldest connection waiting to be accepted. */
    Reply<UserSocket> accept();

    /** @return how many bytes were taken into the send buffer, at least one; pending while there is no room for any */
    Reply<Integer> send(Bytes data, boolean urgent);

    /** @return up to {@code most} bytes; an empty run at the end of the stream */
    Reply<Bytes> receive(int most, boolean urgent);

    /** Ends sending (RFC 9293 CLOSE, half-close); receiving goes on. */
    Reply<Reply.Nothing> shutdown();

    /** Gives the socket up, both directions. */
    Reply<Reply.Nothing> close();

    /** RFC 9293 ABORT: a reset, everything queued is lost. */
    Reply<Reply.Nothing> abort();

    Reply<Reply.Nothing> set(UserOption option, long value);

    Reply<Long> get(UserOption option);

    /** RFC 9293 STATUS: the state of this socket; empty where the target cannot tell, or it is closed. */
    Optional<State> state();

    /** More of STATUS, where the target has it (TCP_INFO on Linux). */
    Optional<TcpInfo> info();

    /** The error that the target reports asynchronously, by its errno name such as {@code ECONNRESET}; clears it. */
    Optional<String> pendingError();

    /** The queue of a listener; empty where the target cannot tell, or this is none. */
    default Optional<AcceptQueue> acceptQueue() {
        return Optional.empty();
    }

    /**
     * Whether the user was told of urgent data that it has not fetched since (SIGURG, POLLPRI); empty where the target
     * cannot tell.
     */
    default Optional<Boolean> urgentPending() {
        return Optional.empty();
    }
}
