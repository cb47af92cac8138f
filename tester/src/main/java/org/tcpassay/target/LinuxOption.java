// SPDX-License-Identifier: Apache-2.0
package org.tcpassay.target;

/** Where Linux keeps a socket option. */
record LinuxOption(int level, int name) {

    private static final int SOL_SOCKET = 1;
    private static final int IP = 0;
    private static final int TCP = 6;
    private static final int IPV6 = 41;

    static LinuxOption of(UserOption option, int ipVersion) {
        return switch (option) {
            case NO_DELAY -> new LinuxOption(TCP, 1);
            case MAX_SEGMENT -> new LinuxOption(TCP, 2);
            case CORK -> new LinuxOption(TCP, 3);
            case KEEP_ALIVE_IDLE -> new LinuxOption(TCP, 4);
            case KEEP_ALIVE_INTERVAL -> new LinuxOption(TCP, 5);
            case KEEP_ALIVE_COUNT -> new LinuxOption(TCP, 6);
            case SYN_COUNT -> new LinuxOption(TCP, 7);
            case LINGER2 -> new LinuxOption(TCP, 8);
            case DEFER_ACCEPT -> new LinuxOption(TCP, 9);
            case WINDOW_CLAMP -> new LinuxOption(TCP, 10);
            case QUICK_ACK -> new LinuxOption(TCP, 12);
            case USER_TIMEOUT -> new LinuxOption(TCP, 18);
            case FAST_OPEN -> new LinuxOption(TCP, 23);
            case FAST_OPEN_CONNECT -> new LinuxOption(TCP, 30);
            case FAST_OPEN_KEY -> new LinuxOption(TCP, 33);
            case SIGNATURE_KEY -> new LinuxOption(TCP, 32); // TCP_MD5SIG_EXT, since 4.13
            case REUSE_ADDRESS -> new LinuxOption(SOL_SOCKET, 2);
            case SEND_BUFFER -> new LinuxOption(SOL_SOCKET, 7);
            case RECEIVE_BUFFER -> new LinuxOption(SOL_SOCKET, 8);
            case KEEP_ALIVE -> new LinuxOption(SOL_SOCKET, 9);
            case OOB_INLINE -> new LinuxOption(SOL_SOCKET, 10);
            case LINGER -> new LinuxOption(SOL_SOCKET, 13);
            case SOFT_ERRORS -> ipVersion == 4 ? new LinuxOption(IP, 11) : new LinuxOption(IPV6, 25);
            case SOURCE_ROUTE -> new LinuxOption(IP, 4);
            case TYPE_OF_SERVICE -> ipVersion == 4 ? new LinuxOption(IP, 1) : new LinuxOption(IPV6, 67);
            case TIME_TO_LIVE -> ipVersion == 4 ? new LinuxOption(IP, 2) : new LinuxOption(IPV6, 16);
        };
    }
}
