// SPDX-License-Identifier: Apache-2.0
#include "agent.h"
#include "stack.h"

#include <ctype.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>

const char *const stack_states = "all";

void stack_name(char *name, size_t size) {
    struct utsname system;
    uname(&system);
    snprintf(name, size, "%s-%s", system.sysname, system.release);
}

void stack_abort(int fd) {
    struct linger at_once = {.l_onoff = 1};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

int stack_peek_error(int fd) {
    (void)fd; // connect() itself tells how an open ended
    return 0;
}

static bool read_info(struct sock *sock, struct tcp_info *info) {
    socklen_t length = sizeof *info;
    memset(info, 0, sizeof *info);
    return getsockopt(sock->fd, IPPROTO_TCP, TCP_INFO, info, &length) == 0;
}

enum answer stack_state(struct sock *sock, struct reply *reply) {
    struct tcp_info info;
    if (read_info(sock, &info)) {
        put(reply, "%s", state_name(info.tcpi_state));
    }
    return OK;
}

enum answer stack_info(struct sock *sock, struct reply *reply) {
    struct tcp_info info;
    if (!read_info(sock, &info)) {
        return failed(reply, errno);
    }
    int options = info.tcpi_options;
    put(reply, "timestamps=%d sack=%d window-scale=%d ", options & 1, options >> 1 & 1, options >> 2 & 1);
    put(reply, "snd-scale=%d rcv-scale=%d ", info.tcpi_snd_wscale, info.tcpi_rcv_wscale);
    put(reply, "backoff=%d retransmits=%d rto-us=%u ", info.tcpi_backoff, info.tcpi_retransmits, info.tcpi_rto);
    put(reply, "snd-mss=%u rcv-mss=%u ", info.tcpi_snd_mss, info.tcpi_rcv_mss);
    put(reply, "unacked=%u rtt-us=%u", info.tcpi_unacked, info.tcpi_rtt);
    return OK;
}

enum answer stack_queue(struct sock *sock, struct reply *reply) {
    struct tcp_info info;
    if (read_info(sock, &info) && strcmp(state_name(info.tcpi_state), "LISTEN") == 0) {
        put(reply, "%u %u", info.tcpi_unacked, info.tcpi_sacked);
    }
    return OK;
}

enum answer stack_urgent(struct sock *sock, struct reply *reply) {
    struct pollfd polled = {.fd = sock->fd, .events = POLLPRI};
    put(reply, "%d", poll(&polled, 1, 0) == 1 && (polled.revents & POLLPRI) != 0);
    return OK;
}

// ---- sock_diag: any connection, requests and TIME-WAIT included

struct question {
    struct nlmsghdr header;
    struct inet_diag_req_v2 body;
};

static int diagnostics(void) {
    static int fd = -1;
    if (fd < 0) {
        fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    }
    return fd;
}

static void put_end(const struct sockaddr_storage *from, __be16 *port, __be32 *address) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)from;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
    bool is_six = from->ss_family == AF_INET6;
    *port = is_six ? six->sin6_port : four->sin_port;
    if (is_six) {
        memcpy(address, &six->sin6_addr, sizeof six->sin6_addr);
    } else {
        memcpy(address, &four->sin_addr, sizeof four->sin_addr);
    }
}

// The state's number; 7 where there is no such connection; -1 where the kernel does not tell.
static int asked(const struct question *question) {
    char buffer[8192];
    int fd = diagnostics();
    if (fd < 0 || send(fd, question, sizeof *question, 0) < 0) {
        return -1;
    }
    ssize_t length = recv(fd, buffer, sizeof buffer, 0);
    const struct nlmsghdr *header = (const struct nlmsghdr *)buffer;
    if (length < (ssize_t)sizeof *header) {
        return -1;
    }
    if (header->nlmsg_type == NLMSG_ERROR) {
        const struct nlmsgerr *error = NLMSG_DATA(header);
        return error->error == -ENOENT ? 7 : -1;
    }
    const struct inet_diag_msg *found = NLMSG_DATA(header);
    // where no connection matches, the kernel finds a listener on the port, whose other end is port 0
    return found->id.idiag_dport == question->body.id.idiag_dport ? found->idiag_state : 7;
}

enum answer stack_state_of(char *words[4], struct reply *reply) {
    struct sockaddr_storage own, other;
    socklen_t length;
    if (!stack_address(0, words[0], words[1], &own, &length) ||
        !stack_address(0, words[2], words[3], &other, &length) || own.ss_family != other.ss_family) {
        return wrong(reply, "two addresses of a family with their ports are right");
    }
    struct question question = {
        .header = {.nlmsg_len = sizeof question, .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST},
        .body = {.sdiag_family = (unsigned char)own.ss_family, .sdiag_protocol = IPPROTO_TCP, .idiag_states = ~0u},
    };
    put_end(&own, &question.body.id.idiag_sport, question.body.id.idiag_src);
    put_end(&other, &question.body.id.idiag_dport, question.body.id.idiag_dst);
    question.body.id.idiag_cookie[0] = INET_DIAG_NOCOOKIE;
    question.body.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    put(reply, "%s", state_name(asked(&question)));
    return OK;
}

// ---- sysctls of the network

static bool path_of(const char *name, char *path, size_t size) {
    int head = snprintf(path, size, "/proc/sys/%s", name);
    if (strncmp(name, "net.", 4) != 0 || head < 0 || (size_t)head >= size) {
        return false;
    }
    for (char *at = path + strlen("/proc/sys/"); *at != '\0'; at++) {
        *at = *at == '.' ? '/' : *at == '/' ? '.' : *at; // as sysctl(8) does
    }
    return strstr(path, "..") == NULL;
}

static enum answer read_setting(FILE *file, struct reply *reply) {
    char word[512];
    while (fscanf(file, "%511s", word) == 1) {
        put(reply, "%s%s", reply->length > 0 ? " " : "", word);
    }
    return OK;
}

static enum answer write_setting(FILE *file, const char *value, struct reply *reply) {
    setvbuf(file, NULL, _IONBF, 0);
    return fputs(value, file) < 0 ? failed(reply, errno) : OK;
}

enum answer stack_setting(const char *name, const char *value, struct reply *reply) {
    char path[512];
    FILE *file = path_of(name, path, sizeof path) ? fopen(path, value == NULL ? "r" : "w") : NULL;
    if (file == NULL) {
        return lacks(reply, "a setting of that name");
    }
    enum answer answer = value == NULL ? read_setting(file, reply) : write_setting(file, value, reply);
    fclose(file);
    return answer;
}

int main(int count, char **words) {
    long after = 0;
    bool is_line = count >= 2 && count <= 4 && strcmp(words[1], "--line") == 0;
    if (is_line && (count == 2 || number(words[2], 1, LONGEST, &after))) {
        return serve_line((size_t)after, count == 4 ? words[3] : NULL);
    }
    if (count == 2 && words[1][0] != '-') {
        return serve_control(words[1]);
    }
    fprintf(stderr, "usage: %s CONTROL | --line [BYTES [FOLDER]]\n", words[0]);
    return 64;
}
