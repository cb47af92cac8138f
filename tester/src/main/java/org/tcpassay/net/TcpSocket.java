// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.util.Optional;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;

/**
 * A non-blocking TCP socket of the kernel, call by call.
 *
 * <p>Results follow the kernel: not negative, or a {@link NativeResult} that names the error. Not for several
 * threads at once.
 */
public final class TcpSocket {

    private static final int SO_ERROR = 4;
    private static final int SO_LINGER = 13;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int IPV6_V6ONLY = 26;
    private static final int IPPROTO_IPV6 = 41;
    private static final int MSG_OOB = 1;
    private static final int SHUT_WR = 1;
    private static final int INFO_LENGTH = 104; // as far as tcpi_total_retrans, in every kernel since 2.6
    private static final int CLOSED = -1;
    private static final int POLL = 512; // where the memory holds what ppoll takes
    private static final short POLLPRI = 2;

    private final NativeMemory memory;
    private final int ipVersion;
    private int fd;

    private TcpSocket(int fd, int ipVersion, NativeMemory memory) {
        this.fd = fd;
        this.ipVersion = ipVersion;
        this.memory = memory;
    }

    /** @param ipVersion 4 or 6 */
    public static TcpSocket open(int ipVersion, SocketMemory shared) {
        int fd = NativeException.check(
                Kernel.socket(ipVersion == 4 ? Kernel.AF_INET : Kernel.AF_INET6, Kernel.SOCK_STREAM, 0),
                "opening a TCP socket (IPv" + ipVersion + ")",
                "the kernel must speak this version, and the limit of files must allow it");
        var socket = new TcpSocket(fd, ipVersion, shared.memory());
        if (ipVersion == 6) {
            socket.set(IPPROTO_IPV6, IPV6_V6ONLY, 1);
        }
        return socket;
    }

    public int ipVersion() {
        return ipVersion;
    }

    public NativeResult bind(Endpoint address) {
        int length = SocketAddresses.put(memory, 0, address);
        return new NativeResult(Kernel.bind(fd, memory.address(), length));
    }

    public NativeResult listen(int backlog) {
        return new NativeResult(Kernel.listen(fd, backlog));
    }

    public NativeResult connect(Endpoint address) {
        int length = SocketAddresses.put(memory, 0, address);
        return new NativeResult(Kernel.connect(fd, memory.address(), length));
    }

    /** @return the accepted socket's descriptor, for {@link #accepted} */
    public NativeResult accept() {
        return new NativeResult(Kernel.accept(fd));
    }

    /** The socket that {@link #accept} made. */
    public TcpSocket accepted(NativeResult descriptor) {
        return new TcpSocket(descriptor.value(), ipVersion, memory);
    }

    public Endpoint address() {
        memory.buffer().putInt(64, SocketAddresses.SIZE);
        NativeException.check(
                Kernel.getsockname(fd, memory.address(), memory.address() + 64),
                "asking a socket for its address",
                "the socket must be open");
        return SocketAddresses.get(memory, 0);
    }

    /** Sends what the memory holds at most; the result tells how much that was. */
    public NativeResult send(Bytes data, boolean urgent) {
        int length = Math.min(data.length(), SocketMemory.SIZE);
        data.slice(0, length).copyTo(memory.buffer().clear());
        return new NativeResult(Kernel.send(fd, memory.address(), length, urgent ? MSG_OOB : 0));
    }

    /** The result tells how many bytes {@link #received} has. */
    public NativeResult receive(int most, boolean urgent) {
        return new NativeResult(
                Kernel.receive(fd, memory.address(), Math.min(most, SocketMemory.SIZE), urgent ? MSG_OOB : 0));
    }

    /** What the last {@link #receive} brought; to be asked at once. */
    public Bytes received(NativeResult count) {
        return Bytes.copyOf(memory.buffer().slice(0, count.value()));
    }

    /** Ends sending. */
    public NativeResult shutdown() {
        return new NativeResult(Kernel.shutdown(fd, SHUT_WR));
    }

    public NativeResult set(int level, int name, int value) {
        memory.buffer().putInt(0, value);
        return new NativeResult(Kernel.setsockopt(fd, level, name, memory.address(), 4));
    }

    public NativeResult set(int level, int name, Bytes value) {
        value.copyTo(memory.buffer().clear());
        return new NativeResult(Kernel.setsockopt(fd, level, name, memory.address(), value.length()));
    }

    /** @param seconds negative switches lingering off */
    public NativeResult linger(int seconds) {
        memory.buffer().putInt(0, seconds < 0 ? 0 : 1).putInt(4, Math.max(seconds, 0));
        return new NativeResult(Kernel.setsockopt(fd, Kernel.SOL_SOCKET, SO_LINGER, memory.address(), 8));
    }

    /** The result tells whether {@link #value} has the option's value. */
    public NativeResult get(int level, int name) {
        memory.buffer().putInt(64, 8).putLong(0, 0);
        return new NativeResult(Kernel.getsockopt(fd, level, name, memory.address(), memory.address() + 64));
    }

    /** Word {@code index} of what the last {@link #get} brought; to be asked at once. */
    public int value(int index) {
        return memory.buffer().getInt(index * 4);
    }

    /** The asynchronous error, if there is one; the kernel forgets it. */
    public Optional<Errno> takeError() {
        NativeResult got = get(Kernel.SOL_SOCKET, SO_ERROR);
        return got.isError() || value(0) == 0 ? Optional.empty() : Optional.of(new Errno(value(0)));
    }

    /** Whether the kernel signals urgent data that was not fetched. */
    public boolean isUrgentPending() {
        memory.buffer().putInt(POLL, fd).putShort(POLL + 4, POLLPRI).putShort(POLL + 6, (short) 0);
        memory.buffer().putLong(POLL + 8, 0).putLong(POLL + 16, 0); // at once
        NativeException.check(
                Kernel.poll(memory.address() + POLL, 1, memory.address() + POLL + 8),
                "asking a socket for urgent data",
                "the socket must be open");
        return (memory.buffer().getShort(POLL + 6) & POLLPRI) != 0;
    }

    /** {@code struct tcp_info}, in the machine's byte order; empty if the socket is closed. */
    public Optional<KernelTcpInfo> info() {
        memory.buffer().putInt(256, INFO_LENGTH);
        int result = Kernel.getsockopt(fd, IPPROTO_TCP, TCP_INFO, memory.address(), memory.address() + 256);
        return result < 0 ? Optional.empty() : Optional.of(KernelTcpInfo.read(memory.buffer()));
    }

    public boolean isOpen() {
        return fd != CLOSED;
    }

    /** Closing a closed one does nothing. */
    public NativeResult close() {
        int closing = fd;
        fd = CLOSED;
        return new NativeResult(closing == CLOSED ? 0 : Processes.withoutChildren(() -> Kernel.close(closing)));
    }
}
