// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.net;

/**
 * The C library's calls, addresses as {@code long}.
 *
 * <p>Public only because its generated implementation lives in another class loader; {@link Kernel} is the way
 * to it. No call takes six arguments: jnr-ffi corrupts the sixth on x86-64.
 */
public interface LibC {

    int unshare(int flags);

    int setns(int fd, int type);

    int socket(int family, int type, int protocol);

    int close(int fd);

    int open(long path, int flags, int mode);

    int ioctl(int fd, long request, long argument);

    int bind(int fd, long address, int length);

    int connect(int fd, long address, int length);

    int listen(int fd, int backlog);

    int accept4(int fd, long address, long length, int flags);

    int getsockname(int fd, long address, long length);

    int getsockopt(int fd, int level, int name, long value, long length);

    int setsockopt(int fd, int level, int name, long value, int length);

    int shutdown(int fd, int how);

    long send(int fd, long data, long length, int flags);

    long recv(int fd, long data, long length, int flags);

    int recvmmsg(int fd, long headers, int count, int flags, long timeout);

    long read(int fd, long data, long length);

    long write(int fd, long data, long length);

    int ppoll(long descriptors, long count, long timeout, long signals);

    int eventfd(int count, int flags);

    int eventfd_write(int fd, long count);

    int eventfd_read(int fd, long count);

    int clock_gettime(int clock, long time);

    int uname(long names);

    int geteuid();
}
