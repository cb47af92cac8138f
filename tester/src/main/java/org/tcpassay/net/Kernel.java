// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

import java.nio.ByteBuffer;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The kernel's calls, in the kernel's own convention: a negative result is the error number, negated.
 *
 * <p>Addresses are those of {@link NativeMemory}; whoever calls keeps the memory.
 */
final class Kernel {

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int AF_NETLINK = 16;
    static final int AF_PACKET = 17;
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int SOL_SOCKET = 1;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    private static final LibC LIBC = LibraryLoader.create(LibC.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

    private Kernel() {}

    static long addressOf(ByteBuffer direct) {
        return Pointer.wrap(RUNTIME, direct).address();
    }

    static int unshare(int flags) {
        return checked(LIBC.unshare(flags));
    }

    static int setns(int fd, int type) {
        return checked(LIBC.setns(fd, type));
    }

    /** Non-blocking, closed on exec. */
    static int socket(int family, int type, int protocol) {
        return checked(LIBC.socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
    }

    static int close(int fd) {
        return checked(LIBC.close(fd));
    }

    static int open(long path, int flags) {
        return checked(LIBC.open(path, flags | O_CLOEXEC, 0));
    }

    static int ioctl(int fd, long request, long argument) {
        return checked(LIBC.ioctl(fd, request, argument));
    }

    static int bind(int fd, long address, int length) {
        return checked(LIBC.bind(fd, address, length));
    }

    static int connect(int fd, long address, int length) {
        return checked(LIBC.connect(fd, address, length));
    }

    static int listen(int fd, int backlog) {
        return checked(LIBC.listen(fd, backlog));
    }

    /** The new socket is non-blocking and closed on exec. */
    static int accept(int fd) {
        return checked(LIBC.accept4(fd, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC));
    }

    static int getsockname(int fd, long address, long length) {
        return checked(LIBC.getsockname(fd, address, length));
    }

    static int getsockopt(int fd, int level, int name, long value, long length) {
        return checked(LIBC.getsockopt(fd, level, name, value, length));
    }

    static int setsockopt(int fd, int level, int name, long value, int length) {
        return checked(LIBC.setsockopt(fd, level, name, value, length));
    }

    static int shutdown(int fd, int how) {
        return checked(LIBC.shutdown(fd, how));
    }

    static int send(int fd, long data, int length, int flags) {
        return checked((int) LIBC.send(fd, data, length, flags | MSG_DONTWAIT | MSG_NOSIGNAL));
    }

    static int receive(int fd, long data, int length, int flags) {
        return checked((int) LIBC.recv(fd, data, length, flags | MSG_DONTWAIT));
    }

    static int receiveMany(int fd, long headers, int count) {
        return checked(LIBC.recvmmsg(fd, headers, count, MSG_DONTWAIT, 0));
    }

    static int read(int fd, long data, int length) {
        return checked((int) LIBC.read(fd, data, length));
    }

    static int write(int fd, long data, int length) {
        return checked((int) LIBC.write(fd, data, length));
    }

    static int poll(long descriptors, int count, long timeout) {
        return checked(LIBC.ppoll(descriptors, count, timeout, 0));
    }

    /** Non-blocking, closed on exec. */
    static int eventfd() {
        return checked(LIBC.eventfd(0, SOCK_NONBLOCK | SOCK_CLOEXEC));
    }

    static int eventfdWrite(int fd, long count) {
        return checked(LIBC.eventfd_write(fd, count));
    }

    static int eventfdRead(int fd, long count) {
        return checked(LIBC.eventfd_read(fd, count));
    }

    static int clockGettime(int clock, long time) {
        return checked(LIBC.clock_gettime(clock, time));
    }

    static int uname(long names) {
        return checked(LIBC.uname(names));
    }

    static int geteuid() {
        return LIBC.geteuid();
    }

    private static int checked(int result) {
        return result >= 0 ? result : -LastError.getLastError(RUNTIME);
    }
}
