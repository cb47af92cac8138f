// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Function;
import org.tcpassay.net.Errno;
import org.tcpassay.net.NativeResult;
import org.tcpassay.net.TcpSocket;
import org.tcpassay.rules.State;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.SignatureKey;

/** A kernel socket as a user of the target holds it. */
final class LinuxSocket implements UserSocket {

    private static final int KEY_LENGTH = 16; // of TCP_FASTOPEN_KEY
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int MD5SIG_FLAGS = 128; // behind a struct sockaddr_storage
    private static final int MD5SIG_PREFIX = 1; // the flag; which byte 129 tells
    private static final int MD5SIG_KEY_LENGTH = 130;
    private static final int MD5SIG_KEY = 136;
    private static final int MD5SIG_LENGTH = MD5SIG_KEY + SignatureKey.LONGEST;

    private final LinuxUpperTester owner;
    private final TcpSocket socket;
    private Reply<Reply.Nothing> connected = new Reply.Pending<>();

    LinuxSocket(LinuxUpperTester owner, TcpSocket socket) {
        this.owner = owner;
        this.socket = socket;
    }

    @Override
    public Reply<Endpoint> bind(Endpoint local) {
        return call(socket.bind(local), done -> socket.address());
    }

    @Override
    public Reply<Reply.Nothing> listen(int backlog) {
        return call(socket.listen(backlog), LinuxSocket::nothing);
    }

    @Override
    public Reply<Reply.Nothing> connect(Endpoint remote) {
        if (connected instanceof Reply.Pending) { // once it ended the kernel would begin anew
            NativeResult result = socket.connect(remote);
            connected = result.isConnectedAlready() ? Reply.done() : call(result, LinuxSocket::nothing);
        }
        return connected;
    }

    @Override
    public Reply<UserSocket> accept() {
        return call(socket.accept(), descriptor -> owner.adopt(socket.accepted(descriptor)));
    }

    @Override
    public Reply<Integer> send(Bytes data, boolean urgent) {
        return call(socket.send(data, urgent), NativeResult::value);
    }

    @Override
    public Reply<Bytes> receive(int most, boolean urgent) {
        return call(socket.receive(most, urgent), socket::received);
    }

    @Override
    public Reply<Reply.Nothing> shutdown() {
        return call(socket.shutdown(), LinuxSocket::nothing);
    }

    @Override
    public Reply<Reply.Nothing> close() {
        return call(socket.close(), LinuxSocket::nothing);
    }

    @Override
    public Reply<Reply.Nothing> abort() {
        NativeResult lingering = socket.linger(0); // with none, close sends a reset
        return lingering.isError() ? call(lingering, LinuxSocket::nothing) : close();
    }

    @Override
    public Reply<Reply.Nothing> set(UserOption option, long value) {
        LinuxOption where = LinuxOption.of(option, socket.ipVersion());
        NativeResult result =
                switch (option) {
                    case LINGER -> socket.linger(Math.toIntExact(value));
                    case FAST_OPEN_KEY -> socket.set(where.level(), where.name(), key(Math.toIntExact(value)));
                    case SIGNATURE_KEY -> socket.set(where.level(), where.name(), signatureKey(value));
                    case SOURCE_ROUTE -> socket.set(where.level(), where.name(), looseRoute(value));
                    default -> socket.set(where.level(), where.name(), Math.toIntExact(value));
                };
        return call(result, LinuxSocket::nothing);
    }

    /** RFC 791 §3.1, one hop: the kernel puts the destination in its place. */
    private static Bytes looseRoute(long hop) {
        return Bytes.of(131, 7, 4).concat(Bytes.of((int) (hop >> 24), (int) (hop >> 16), (int) (hop >> 8), (int) hop));
    }

    /** A {@code struct tcp_md5sig}: the key for every peer, which is what a prefix of no bits says. */
    private Bytes signatureKey(long length) {
        Bytes key = new SignatureKey(Math.toIntExact(length)).bytes();
        ByteBuffer struct = ByteBuffer.allocate(MD5SIG_LENGTH).order(ByteOrder.nativeOrder());
        struct.putShort(0, (short) (socket.ipVersion() == 4 ? AF_INET : AF_INET6));
        struct.put(MD5SIG_FLAGS, (byte) MD5SIG_PREFIX);
        struct.putShort(MD5SIG_KEY_LENGTH, (short) key.length());
        key.copyTo(struct.position(MD5SIG_KEY));
        return Bytes.copyOf(struct.clear());
    }

    /** A key of its own for every number. */
    private static Bytes key(int number) {
        return Bytes.zeros(KEY_LENGTH - 1).concat(Bytes.of(number & 0xff));
    }

    @Override
    public Reply<Long> get(UserOption option) {
        LinuxOption where = LinuxOption.of(option, socket.ipVersion());
        return call(socket.get(where.level(), where.name()), done -> valueOf(option));
    }

    private long valueOf(UserOption option) {
        if (option != UserOption.LINGER) {
            return socket.value(0);
        }
        return socket.value(0) == 0 ? -1 : socket.value(1);
    }

    @Override
    public Optional<State> state() {
        return socket.info().map(info -> LinuxStates.state(info.state()));
    }

    @Override
    public Optional<TcpInfo> info() {
        return socket.info().map(LinuxStates::info);
    }

    @Override
    public Optional<AcceptQueue> acceptQueue() {
        return socket.info()
                .filter(info -> LinuxStates.state(info.state()) == State.LISTEN)
                .map(info -> new AcceptQueue(info.unacked(), info.sacked()));
    }

    @Override
    public Optional<String> pendingError() {
        return socket.takeError().map(Errno::name);
    }

    @Override
    public Optional<Boolean> urgentPending() {
        return Optional.of(socket.isUrgentPending());
    }

    private static <T> Reply<T> call(NativeResult result, Function<NativeResult, T> value) {
        if (result.isPending()) {
            return new Reply.Pending<>();
        }
        return result.isError() ? new Reply.Failed<>(result.errno().name()) : new Reply.Done<>(value.apply(result));
    }

    private static Reply.Nothing nothing(NativeResult result) {
        return Reply.Nothing.NOTHING;
    }
}
