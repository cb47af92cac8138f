// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpassay.net.SocketDiagnostics;
import org.tcpassay.net.SocketMemory;
import org.tcpassay.net.TcpSocket;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.FourTuple;
import org.tcpassay.wire.IpAddress;

/** User calls of this machine's kernel, in the namespace of the thread that made it. */
final class LinuxUpperTester implements UpperTester {

    private static final int IPPROTO_TCP = 6;
    private static final int TCP_CONGESTION = 13;

    private final Optional<String> congestionControl;
    private final SocketMemory memory = new SocketMemory();
    private final SocketDiagnostics diagnostics = SocketDiagnostics.open();
    private final List<TcpSocket> opened = new ArrayList<>();

    LinuxUpperTester() {
        this(Optional.empty());
    }

    /** @param congestionControl what its sockets use, and those accepted from them, instead of the namespace's */
    LinuxUpperTester(Optional<String> congestionControl) {
        this.congestionControl = congestionControl;
    }

    @Override
    public UserSocket socket(int ipVersion) {
        TcpSocket socket = TcpSocket.open(ipVersion, memory);
        congestionControl.ifPresent(name -> socket.set(IPPROTO_TCP, TCP_CONGESTION, Bytes.utf8(name)));
        return adopt(socket);
    }

    /** Sees to it that the socket is closed in the end. */
    UserSocket adopt(TcpSocket socket) {
        opened.add(socket);
        return new LinuxSocket(this, socket);
    }

    @Override
    public Optional<State> stateOf(FourTuple ends) {
        var number = diagnostics.stateOf(ends.target(), ends.tester());
        return Optional.of(number.isPresent() ? LinuxStates.state(number.getAsInt()) : State.CLOSED);
    }

    /** Aborts whatever is open, so that nothing of it is left to be sent later. */
    void abandon() {
        for (TcpSocket socket : opened) {
            if (socket.isOpen()) {
                socket.linger(0);
                socket.close();
            }
        }
        opened.clear();
    }

    /** Leaves no connection of these addresses behind, where the kernel can do that; else they die of their timers. */
    void forget(List<IpAddress> addresses) {
        abandon();
        diagnostics.destroy(addresses);
    }

    @Override
    public void close() {
        opened.forEach(TcpSocket::close);
        diagnostics.close();
        memory.close();
    }
}
