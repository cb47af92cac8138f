// SPDX-License-Identifier: Apache-2.0
//
// User calls go to the stack's thread and wait for it; what the stack tells comes on that thread. What it tells is kept
// under one lock, so that a call which has to wait is answered without disturbing the stack.
#include "sockets.h"
#include "host.h"

#include "lwip/opt.h"

#include "lwip/stack.h"
#include "lwip/tcp.h"
#include "lwip/tcpip.h"

#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// lwip/tcp.h has others of these names
enum { OPTION_NO_DELAY = 1, OPTION_KEEP_IDLE = 4 };

enum {
    MOST = 16384, // sockets
    QUEUE = TCP_SND_QUEUELEN,
};

enum phase { FRESH, LISTENS, OPENING, OPEN, OVER };

struct received {
    struct received *next;
    size_t length, taken;
    unsigned char data[];
};

struct own {
    int fd;
    int family;
    enum phase phase;
    struct tcp_pcb *pcb; // may be gone: see block_of()
    int error;           // of the connection; it stays
    bool told;           // error was
    bool full;           // nothing could be sent, and nothing was acknowledged since
    bool shut;           // by the user
    bool ended;          // by the peer
    struct received *first, **last;
    struct own *waiting; // on a listener: connections nobody has accepted, oldest first
    struct own *next;
    struct sockaddr_storage peer;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct own *table[MOST]; // for the agent's thread only

// ---- the two threads

void v6_on_stack(void (*call)(void *argument), void *argument) {
    if (tcpip_callback(host_stack, call, argument, SYNC) != ERR_OK) {
        abort(); // no memory for a message: nothing would go on
    }
}

static struct own *make(int family) {
    struct own *own = calloc(1, sizeof *own);
    if (own == NULL) {
        abort();
    }
    own->family = family;
    own->last = &own->first;
    return own;
}

static int enter(struct own *own) {
    for (int fd = 0; fd < MOST; fd++) {
        if (table[fd] == NULL) {
            own->fd = fd;
            table[fd] = own;
            return fd;
        }
    }
    return -1;
}

static struct own *find(int fd) {
    return table[fd];
}

static int fail(int error) {
    errno = error;
    return -1;
}

// As the library's socket layer does: err_to_errno_table.
static int error_of(err_t err) {
    static const int errors[] = {0,       ENOMEM,    ENOBUFS, ECONNABORTED, ECONNRESET,  ESHUTDOWN,
                                 ENOTCONN, EINVAL, EIO,     EHOSTUNREACH, EADDRINUSE};
    return err <= 0 && -err < (int)(sizeof errors / sizeof *errors) ? errors[-err] : EIO;
}

// ---- addresses

static u16_t address_from(const struct sockaddr *from, struct ip_addr *address) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)from;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
    if (from->sa_family == AF_INET) {
        IP64_ADDR(address, 0, 0, 0, 0);
        address->addr[3] = four->sin_addr.s_addr;
        return ntohs(four->sin_port);
    }
    memcpy(address->addr, &six->sin6_addr, sizeof address->addr);
    return ntohs(six->sin6_port);
}

static void address_to(int family, const struct ip_addr *address, u16_t port, struct sockaddr_storage *to) {
    struct sockaddr_in *four = (struct sockaddr_in *)to;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)to;
    memset(to, 0, sizeof *to);
    to->ss_family = (sa_family_t)family;
    if (family == AF_INET) {
        four->sin_addr.s_addr = address->addr[3];
        four->sin_port = htons(port);
    } else {
        memcpy(&six->sin6_addr, address->addr, sizeof address->addr);
        six->sin6_port = htons(port);
    }
}

static int give(const struct sockaddr_storage *from, struct sockaddr *address, socklen_t *length) {
    socklen_t size = from->ss_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    *length = *length < size ? *length : size;
    memcpy(address, from, *length);
    return 0;
}

// ---- what the stack tells; on its thread

static bool is_in(const struct tcp_pcb *list, const struct tcp_pcb *wanted) {
    while (list != NULL && list != wanted) {
        list = list->next;
    }
    return list != NULL;
}

// The control block, if the stack still has it: at the end of LAST-ACK and of TIME-WAIT it frees one and tells nobody.
static struct tcp_pcb *block_of(const struct own *own) {
    struct tcp_pcb *pcb = own->pcb;
    if (pcb == NULL || own->phase == FRESH) {
        return pcb;
    }
    bool used = is_in(host_stack->tcp_active_pcbs, pcb) || is_in(host_stack->tcp_tw_pcbs, pcb) ||
                is_in(host_stack->tcp_listen_pcbs.pcbs, pcb);
    return used && pcb->callback_arg == own ? pcb : NULL;
}

static void keep(struct own *own, const struct pbuf *p) {
    struct received *received = malloc(sizeof *received + p->tot_len);
    if (received == NULL) {
        abort();
    }
    *received = (struct received){.length = 0};
    for (; p != NULL; p = p->next) {
        memcpy(received->data + received->length, p->payload, p->len);
        received->length += p->len;
    }
    *own->last = received;
    own->last = &received->next;
}

static err_t when_received(void *argument, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
    struct own *own = argument;
    pthread_mutex_lock(&lock);
    if (p == NULL) {
        own->ended = true;
    } else {
        keep(own, p);
        pbuf_free(p);
    }
    pthread_mutex_unlock(&lock);
    return ERR_OK;
}

static err_t when_sent(void *argument, struct tcp_pcb *pcb, u16_t length) {
    struct own *own = argument;
    pthread_mutex_lock(&lock);
    own->full = false;
    pthread_mutex_unlock(&lock);
    return ERR_OK;
}

static void when_over(void *argument, err_t err) {
    struct own *own = argument;
    pthread_mutex_lock(&lock);
    own->pcb = NULL;
    own->phase = OVER;
    own->error = error_of(err);
    own->told = false;
    pthread_mutex_unlock(&lock);
}

static err_t when_open(void *argument, struct tcp_pcb *pcb, err_t err) {
    struct own *own = argument;
    pthread_mutex_lock(&lock);
    own->phase = OPEN;
    pthread_mutex_unlock(&lock);
    return ERR_OK;
}

static void attend(struct own *own, struct tcp_pcb *pcb) {
    own->pcb = pcb;
    tcp_arg(pcb, own);
    tcp_recv(pcb, when_received);
    tcp_sent(pcb, when_sent);
    tcp_err(pcb, when_over);
    tcp_poll(pcb, NULL, 4); // as the library does: every 2 s what is held back is looked at again
}

static err_t when_accepted(void *argument, struct tcp_pcb *pcb, err_t err) {
    struct own *listener = argument;
    struct own *own = make(listener->family);
    attend(own, pcb);
    address_to(own->family, &pcb->remote_ip, pcb->remote_port, &own->peer);
    pthread_mutex_lock(&lock);
    own->phase = OPEN;
    struct own **end = &listener->waiting;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = own;
    pthread_mutex_unlock(&lock);
    return ERR_OK;
}

// For a connection whose listener was closed before it was complete: the stack aborts it.
static err_t when_unwanted(void *argument, struct tcp_pcb *pcb, err_t err) {
    return ERR_ABRT;
}

// ---- calls, each in two halves: the one on the stack's thread has the name with "do_"

struct call {
    struct own *own;
    struct ip_addr address;
    u16_t port;
    const void *data;
    size_t length;
    int level, name, value;
    int result; // an error number
    void (*use)(struct tcp_pcb *block, void *argument);
    void *argument;
    struct sockaddr_storage *out;
};

static int run(void (*half)(void *), struct call *call) {
    v6_on_stack(half, call);
    return call->result == 0 ? 0 : fail(call->result);
}

static void do_socket(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = tcp_new(host_stack);
    if (pcb == NULL) {
        call->result = ENOMEM;
        return;
    }
    attend(call->own, pcb);
}

int v6_socket(int family, int type, int protocol) {
    struct call call = {.own = make(family)};
    int fd = enter(call.own);
    if (fd < 0) {
        free(call.own);
        return fail(EMFILE);
    }
    if (run(do_socket, &call) < 0) {
        table[fd] = NULL;
        free(call.own);
        return -1;
    }
    return fd;
}

static void do_bind(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = call->own->pcb;
    call->result = call->own->phase != FRESH || pcb->local_port != 0
                       ? EINVAL
                       : error_of(tcp_bind(pcb, &call->address, call->port));
}

int v6_bind(int fd, const struct sockaddr *address, socklen_t length) {
    struct call call = {.own = find(fd)};
    call.port = address_from(address, &call.address);
    return run(do_bind, &call);
}

static void do_listen(void *argument) {
    struct call *call = argument;
    struct own *own = call->own;
    if (own->phase == LISTENS) {
        return;
    }
    if (own->phase != FRESH || own->pcb->local_port == 0) {
        call->result = EINVAL; // the library would listen at port 0
        return;
    }
    struct tcp_pcb *pcb = tcp_listen(own->pcb);
    if (pcb == NULL) {
        call->result = ENOMEM;
        return;
    }
    own->pcb = pcb;
    own->phase = LISTENS;
    tcp_arg(pcb, own);
    tcp_accept(pcb, when_accepted);
}

int v6_listen(int fd, int backlog) {
    struct call call = {.own = find(fd)};
    return run(do_listen, &call);
}

static void do_connect(void *argument) {
    struct call *call = argument;
    struct own *own = call->own;
    own->phase = OPENING;
    err_t err = tcp_connect(own->pcb, &call->address, call->port, when_open);
    call->result = err == ERR_OK ? EINPROGRESS : error_of(err);
}

int v6_connect(int fd, const struct sockaddr *address, socklen_t length) {
    struct own *own = find(fd);
    struct call call = {.own = own};
    pthread_mutex_lock(&lock);
    enum phase phase = own->phase;
    int error = own->error;
    pthread_mutex_unlock(&lock);
    switch (phase) {
    case FRESH:
        call.port = address_from(address, &call.address);
        return run(do_connect, &call);
    case OPENING:
        return fail(EALREADY);
    case OPEN:
        return fail(EISCONN);
    case LISTENS:
        return fail(EOPNOTSUPP);
    default:
        return fail(error != 0 ? error : ENOTCONN);
    }
}

int v6_accept(int fd, struct sockaddr *address, socklen_t *length) {
    struct own *listener = find(fd);
    pthread_mutex_lock(&lock);
    bool listens = listener->phase == LISTENS;
    struct own *own = listener->waiting;
    if (own != NULL) {
        listener->waiting = own->next;
        own->next = NULL;
    }
    pthread_mutex_unlock(&lock);
    if (own == NULL) {
        return fail(listens ? EAGAIN : EINVAL);
    }
    int accepted = enter(own);
    if (accepted < 0) { // back to where it was
        pthread_mutex_lock(&lock);
        own->next = listener->waiting;
        listener->waiting = own;
        pthread_mutex_unlock(&lock);
        return fail(EMFILE);
    }
    give(&own->peer, address, length);
    return accepted;
}

// How much the stack would take at once; it takes all of a write, or nothing.
static size_t room(const struct tcp_pcb *pcb) {
    size_t segments = pcb->snd_queuelen < QUEUE ? (size_t)(QUEUE - pcb->snd_queuelen) : 0;
    size_t most = segments * pcb->mss;
    return most < pcb->snd_buf ? most : pcb->snd_buf;
}

static void do_send(void *argument) {
    struct call *call = argument;
    struct own *own = call->own;
    struct tcp_pcb *pcb = block_of(own);
    if (pcb == NULL) {
        call->result = own->error != 0 ? own->error : ENOTCONN;
        return;
    }
    size_t length = room(pcb);
    length = call->length < length ? call->length : length;
    // with nothing, only the state is asked for
    err_t err = tcp_write(pcb, call->data, (u16_t)length, 1);
    if (err == ERR_OK && length == 0) {
        err = ERR_MEM;
    }
    if (err == ERR_MEM) {
        pthread_mutex_lock(&lock);
        own->full = true;
        pthread_mutex_unlock(&lock);
        call->result = EAGAIN;
        return;
    }
    call->result = error_of(err);
    call->length = length;
    // Nagle's algorithm is the caller's: api_msg.c:do_write() has the same line
    if (err == ERR_OK && (pcb->unacked == NULL || (pcb->flags & TF_NODELAY) != 0)) {
        tcp_output(pcb);
    }
}

ssize_t v6_send(int fd, const void *data, size_t length, int flags) {
    struct call call = {.own = find(fd), .data = data, .length = length};
    pthread_mutex_lock(&lock);
    bool full = call.own->full && call.own->phase != OVER;
    bool early = call.own->phase == FRESH || call.own->phase == LISTENS;
    int error = call.own->error;
    bool shut = call.own->shut;
    pthread_mutex_unlock(&lock);
    if (error == 0 && (early || shut)) {
        return fail(shut ? EPIPE : ENOTCONN);
    }
    if (full) {
        return fail(EAGAIN);
    }
    return run(do_send, &call) < 0 ? -1 : (ssize_t)call.length;
}

static void do_recved(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = block_of(call->own);
    if (pcb != NULL && pcb->state != LISTEN) {
        tcp_recved(pcb, (u16_t)call->length);
    }
}

static size_t take(struct own *own, unsigned char *data, size_t most) {
    size_t got = 0;
    while (own->first != NULL && got < most) {
        struct received *first = own->first;
        size_t some = first->length - first->taken;
        some = some < most - got ? some : most - got;
        memcpy(data + got, first->data + first->taken, some);
        first->taken += some;
        got += some;
        if (first->taken == first->length) {
            own->first = first->next;
            own->last = own->first == NULL ? &own->first : own->last;
            free(first);
        }
    }
    return got;
}

ssize_t v6_recv(int fd, void *data, size_t most, int flags) {
    struct own *own = find(fd);
    pthread_mutex_lock(&lock);
    struct call call = {.own = own, .length = take(own, data, most)};
    int error = own->error;
    bool ended = own->ended;
    enum phase phase = own->phase;
    pthread_mutex_unlock(&lock);
    if (call.length > 0) {
        v6_on_stack(do_recved, &call);
        return (ssize_t)call.length;
    }
    if (error != 0) {
        return fail(error);
    }
    if (phase == FRESH || phase == LISTENS) {
        return fail(ENOTCONN);
    }
    return ended ? 0 : fail(EAGAIN);
}

static void do_shutdown(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = block_of(call->own);
    if (pcb == NULL || pcb->state == CLOSED || pcb->state == LISTEN || pcb->state == SYN_SENT) {
        call->result = ENOTCONN; // tcp_close() would free it
        return;
    }
    // it sends the FIN and frees nothing; data still come to who attends
    call->result = error_of(tcp_close(pcb));
    call->own->shut = call->result == 0;
}

int v6_shutdown(int fd, int how) {
    struct call call = {.own = find(fd)};
    return how == SHUT_WR ? run(do_shutdown, &call) : fail(EOPNOTSUPP);
}

// ---- the end of a socket

static void leave(struct own *own, struct tcp_pcb *pcb, bool aborts) {
    if (pcb->state == LISTEN) {
        for (struct tcp_pcb *begun = host_stack->tcp_active_pcbs; begun != NULL; begun = begun->next) {
            if (begun->state == SYN_RCVD && begun->callback_arg == own) {
                begun->callback_arg = NULL;
                begun->accept = when_unwanted;
            }
        }
        tcp_close(pcb);
        return;
    }
    tcp_arg(pcb, NULL);
    tcp_sent(pcb, NULL);
    tcp_recv(pcb, NULL);
    tcp_err(pcb, NULL);
    tcp_poll(pcb, NULL, 0);
    bool fresh = pcb->state == CLOSED;
    if ((aborts && !fresh) || tcp_close(pcb) != ERR_OK) {
        tcp_abort(pcb);
    }
}

static void release(struct own *own, bool aborts) {
    struct tcp_pcb *pcb = block_of(own);
    own->pcb = NULL;
    own->phase = OVER;
    if (pcb != NULL) {
        leave(own, pcb, aborts);
    }
    while (own->waiting != NULL) {
        struct own *waiting = own->waiting;
        own->waiting = waiting->next;
        release(waiting, aborts);
        free(waiting);
    }
    while (own->first != NULL) {
        struct received *first = own->first;
        own->first = first->next;
        free(first);
    }
    own->last = &own->first;
}

static void do_close(void *argument) {
    release(((struct call *)argument)->own, false);
}

static void do_abort(void *argument) {
    release(((struct call *)argument)->own, true);
}

int v6_close(int fd) {
    struct call call = {.own = find(fd)};
    int result = run(do_close, &call);
    table[fd] = NULL;
    free(call.own);
    return result;
}

int v6_abort(int fd) {
    struct call call = {.own = find(fd)};
    return run(do_abort, &call);
}

// ---- the rest

static void do_block(void *argument) {
    struct call *call = argument;
    call->use(block_of(call->own), call->argument);
}

void v6_with_block(int fd, void (*use)(struct tcp_pcb *block, void *argument), void *argument) {
    struct call call = {.own = find(fd), .use = use, .argument = argument};
    v6_on_stack(do_block, &call);
}

static void do_name(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = block_of(call->own);
    if (pcb == NULL) {
        call->result = EINVAL;
    } else {
        address_to(call->own->family, &pcb->local_ip, pcb->local_port, call->out);
    }
}

int v6_getsockname(int fd, struct sockaddr *address, socklen_t *length) {
    struct sockaddr_storage name;
    struct call call = {.own = find(fd), .out = &name};
    return run(do_name, &call) < 0 ? -1 : give(&name, address, length);
}

int v6_peek_error(int fd) {
    struct own *own = find(fd);
    pthread_mutex_lock(&lock);
    int error = own->error;
    pthread_mutex_unlock(&lock);
    return error;
}

static int option(int level, int name) {
    return level << 16 | name;
}

static u16_t flag_of(int name) {
    return name == SO_KEEPALIVE ? SOF_KEEPALIVE : SOF_REUSEADDR;
}

static void do_set(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = block_of(call->own);
    if (pcb == NULL) {
        call->result = EINVAL;
        return;
    }
    bool listens = pcb->state == LISTEN;
    int which = option(call->level, call->name);
    if (which == option(SOL_SOCKET, SO_KEEPALIVE) || which == option(SOL_SOCKET, SO_REUSEADDR)) {
        u16_t flag = flag_of(call->name);
        pcb->so_options = (u16_t)(call->value != 0 ? pcb->so_options | flag : pcb->so_options & ~flag);
    } else if (which == option(IPPROTO_IP, IP_TTL)) {
        pcb->ttl = (u8_t)call->value;
    } else if (which == option(IPPROTO_IP, IP_TOS)) {
        pcb->tos = (u8_t)call->value;
    } else if (which == option(IPPROTO_TCP, OPTION_NO_DELAY) && !listens) {
        pcb->flags = (u8_t)(call->value != 0 ? pcb->flags | TF_NODELAY : pcb->flags & ~TF_NODELAY);
    } else if (which == option(IPPROTO_TCP, OPTION_KEEP_IDLE) && !listens) {
        pcb->keepalive = (u32_t)call->value * 1000;
    } else {
        call->result = ENOPROTOOPT; // a listener's block has no such fields
    }
}

int v6_setsockopt(int fd, int level, int name, const void *value, socklen_t length) {
    struct call call = {.own = find(fd), .level = level, .name = name};
    memcpy(&call.value, value, sizeof call.value);
    return run(do_set, &call);
}

static void do_get(void *argument) {
    struct call *call = argument;
    struct tcp_pcb *pcb = block_of(call->own);
    if (pcb == NULL) {
        call->result = EINVAL;
        return;
    }
    bool listens = pcb->state == LISTEN;
    int which = option(call->level, call->name);
    if (which == option(SOL_SOCKET, SO_KEEPALIVE) || which == option(SOL_SOCKET, SO_REUSEADDR)) {
        call->value = (pcb->so_options & flag_of(call->name)) != 0;
    } else if (which == option(IPPROTO_IP, IP_TTL)) {
        call->value = pcb->ttl;
    } else if (which == option(IPPROTO_IP, IP_TOS)) {
        call->value = pcb->tos;
    } else if (which == option(IPPROTO_TCP, OPTION_NO_DELAY) && !listens) {
        call->value = (pcb->flags & TF_NODELAY) != 0;
    } else if (which == option(IPPROTO_TCP, OPTION_KEEP_IDLE) && !listens) {
        call->value = (int)(pcb->keepalive / 1000);
    } else {
        call->result = ENOPROTOOPT;
    }
}

int v6_getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
    struct call call = {.own = find(fd), .level = level, .name = name};
    if (level == SOL_SOCKET && name == SO_ERROR) {
        pthread_mutex_lock(&lock);
        call.value = call.own->told ? 0 : call.own->error;
        call.own->told = true;
        pthread_mutex_unlock(&lock);
    } else if (run(do_get, &call) < 0) {
        return -1;
    }
    memcpy(value, &call.value, sizeof call.value);
    *length = sizeof call.value;
    return 0;
}

int v6_fcntl(int fd, int command, int flags) {
    return 0;
}
