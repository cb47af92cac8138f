// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tcpassay.wire.Bytes;
import org.tcpassay.wire.Endpoint;
import org.tcpassay.wire.IpAddress;

/** Asks the kernel for the state of any TCP connection of the namespace it was opened in (sock_diag). */
public final class SocketDiagnostics implements AutoCloseable {

    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int SOCK_DESTROY = 21;
    private static final int IPPROTO_TCP = 6;
    private static final int REQUEST_LENGTH = 56; // struct inet_diag_req_v2
    private static final int LISTEN = 10; // the kernel's number of the state
    private static final int ALL_STATES = -1;
    private static final int ID = 8; // struct inet_diag_sockid within the request
    private static final int ANSWER_ID = 4; // and within struct inet_diag_msg
    private static final int ID_LENGTH = 48;
    private static final int COOKIE = ID + 40;
    private static final String REMEDY = "the kernel must be built with INET_TCP_DIAG";

    private final Netlink netlink = Netlink.open(Netlink.SOCK_DIAG);

    private SocketDiagnostics() {}

    public static SocketDiagnostics open() {
        return new SocketDiagnostics();
    }

    /**
     * The kernel's number of the state of the connection with these ends, minisockets included.
     *
     * @param own the end that is this kernel's
     * @return empty if there is no such connection
     */
    public OptionalInt stateOf(Endpoint own, Endpoint other) {
        ByteBuffer body = netlink.body(REQUEST_LENGTH);
        body.put(0, family(own.address()));
        body.put(1, (byte) IPPROTO_TCP);
        body.putInt(4, ALL_STATES);
        putPort(body, ID, own.port());
        putPort(body, ID + 2, other.port());
        body.put(ID + 4, own.address().bytes().toArray());
        body.put(ID + 20, other.address().bytes().toArray());
        body.putInt(COOKIE, -1).putInt(COOKIE + 4, -1); // no cookie known
        int result = netlink.request(SOCK_DIAG_BY_FAMILY, 0, REQUEST_LENGTH);
        if (result == -Errno.ENOENT) {
            return OptionalInt.empty();
        }
        NativeException.check(result, "asking for the state of a socket", REMEDY);
        ByteBuffer answer = netlink.answer();
        // where no connection matches, the kernel finds a listener on the port, whose other end is port 0
        return port(answer, ANSWER_ID + 2) == other.port() ? OptionalInt.of(answer.get(1)) : OptionalInt.empty();
    }

    /** The TCP ports on which somebody listens, over any version of IP. */
    public SortedSet<Integer> listeningPorts() {
        var ports = new TreeSet<Integer>();
        for (int family : new int[] {Kernel.AF_INET, Kernel.AF_INET6}) {
            ByteBuffer body = netlink.body(REQUEST_LENGTH);
            body.put(0, (byte) family).put(1, (byte) IPPROTO_TCP);
            body.putInt(4, 1 << LISTEN);
            int result =
                    netlink.dump(SOCK_DIAG_BY_FAMILY, REQUEST_LENGTH, answer -> ports.add(port(answer, ANSWER_ID)));
            if (result != -Errno.ENOENT) { // no IPv6
                NativeException.check(result, "asking who listens", REMEDY);
            }
        }
        return ports;
    }

    /**
     * Ends every connection of these addresses without a word to its user, also those in TIME-WAIT.
     *
     * @return whether the kernel does that at all
     */
    public boolean destroy(Collection<IpAddress> own) {
        boolean does = true;
        for (IpAddress address : own) {
            var found = new ArrayList<Bytes>();
            ByteBuffer body = netlink.body(REQUEST_LENGTH);
            body.put(0, family(address)).put(1, (byte) IPPROTO_TCP);
            body.putInt(4, ALL_STATES);
            int result = netlink.dump(SOCK_DIAG_BY_FAMILY, REQUEST_LENGTH, answer -> {
                Bytes id = Bytes.copyOf(answer.slice(ANSWER_ID, ID_LENGTH));
                if (id.slice(4, 4 + address.bytes().length()).equals(address.bytes())) {
                    found.add(id);
                }
            });
            does = result >= 0 && found.stream().allMatch(id -> destroy(address, id)) && does;
        }
        return does;
    }

    private boolean destroy(IpAddress address, Bytes id) {
        ByteBuffer body = netlink.body(REQUEST_LENGTH);
        body.put(0, family(address)).put(1, (byte) IPPROTO_TCP);
        body.putInt(4, ALL_STATES);
        body.put(ID, id.toArray());
        return netlink.request(SOCK_DESTROY, Netlink.F_ACK, REQUEST_LENGTH) != -Errno.EOPNOTSUPP;
    }

    private static byte family(IpAddress address) {
        return (byte) (address.version() == 4 ? Kernel.AF_INET : Kernel.AF_INET6);
    }

    private static void putPort(ByteBuffer buffer, int index, int port) {
        buffer.put(index, (byte) (port >> 8)).put(index + 1, (byte) port);
    }

    private static int port(ByteBuffer buffer, int index) {
        return (buffer.get(index) & 0xff) << 8 | buffer.get(index + 1) & 0xff;
    }

    @Override
    public void close() {
        netlink.close();
    }
}
