// SPDX-License-Identifier: Apache-2.0
//
// lwIP as a careful product would configure it for a small host: all of TCP that it can do, memory enough that no
// pool decides an answer, and its own defaults wherever they decide about TCP.
#ifndef LWIPOPTS_H
#define LWIPOPTS_H

// ---- threads: the stack's own, and the agent's, which takes the lock
#define NO_SYS 0
#define SYS_LIGHTWEIGHT_PROT 1
#define LWIP_TCPIP_CORE_LOCKING 1
#define LWIP_TCPIP_CORE_LOCKING_INPUT 1
#define TCPIP_MBOX_SIZE 256
#define DEFAULT_TCP_RECVMBOX_SIZE 4096
#define DEFAULT_ACCEPTMBOX_SIZE 256

// ---- memory: the machine's, in blocks of any size
#define MEM_LIBC_MALLOC 1
#define MEMP_MEM_MALLOC 1
#define MEM_ALIGNMENT 8
#define MEMP_NUM_NETCONN 1000 // sockets; no more than a system's fd_set holds
#define PBUF_POOL_BUFSIZE 1560 // a whole frame, whatever a system's header makes of TCP_MSS

// ---- sockets, under names that are no system's
#define LWIP_SOCKET 1
#define LWIP_COMPAT_SOCKETS 0
#define LWIP_POSIX_SOCKETS_IO_NAMES 0
#define LWIP_SOCKET_SELECT 0
#define LWIP_SOCKET_POLL 0
#define LWIP_ERRNO_STDINCLUDE 1
#define LWIP_TIMEVAL_PRIVATE 0
#define LWIP_SO_RCVBUF 1
#define LWIP_SO_LINGER 1
#define SO_REUSE 1

// ---- TCP
#undef TCP_MSS // some system's header knows one of 512
#define TCP_MSS 1460
#define LWIP_WND_SCALE 1
#define TCP_RCV_SCALE 2
#define TCP_WND (128 * 1024)
#define TCP_SND_BUF (64 * 1024)
#define TCP_SND_QUEUELEN 512
#define TCP_SNDLOWAT (TCP_SND_BUF / 2)
#define TCP_SNDQUEUELOWAT 256
#define TCP_LISTEN_BACKLOG 1
#define LWIP_TCP_TIMESTAMPS 1
#define LWIP_TCP_SACK_OUT 1
#define LWIP_TCP_KEEPALIVE 1

// ---- IP
#define LWIP_IPV4 1
#define LWIP_IPV6 1
#define IPV6_FRAG_COPYHEADER 1 // where a pointer has 8 bytes, what it keeps of a fragment overlaps
#define LWIP_IPV6_DUP_DETECT_ATTEMPTS 0 // else the address comes seconds late
#define LWIP_IPV6_AUTOCONFIG 0
#define LWIP_IPV6_SEND_ROUTER_SOLICIT 0
#define ARP_TABLE_SIZE 127
#define LWIP_ND6_NUM_NEIGHBORS 127
#define LWIP_ND6_NUM_DESTINATIONS 127
#define MEMP_NUM_ND6_QUEUE 64
#define MEMP_NUM_SYS_TIMEOUT 32
#define LWIP_RAW 0
#define LWIP_UDP 1
#define LWIP_NETIF_API 1
#define LWIP_STATS 0

#endif
