// SPDX-License-Identifier: Apache-2.0
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    MOST_SESSIONS = 16,
    TICK_MS = 1, // how often the stack is asked again for what a request waits for
    MOST_UNSENT = 4 * LONGEST,
    MOST_BESIDE = 16384, // descriptors of a stack that the loop serves
};

// A session and its line.
struct peer {
    int in, out; // -1: this entry is free
    struct session session;
    char line[LONGEST + 1];
    size_t have;
    char unsent[MOST_UNSENT];
    size_t sending;
    size_t credit; // bytes taken that were not told of
    bool over;
};

static struct peer *peers[MOST_SESSIONS];
static size_t tells_after;     // so many bytes taken it says TAKEN; 0: never
static const char *lies_beside; // the folder of lines that are too long for the line; NULL: there is none

static struct peer *open_peer(int in, int out) {
    for (int i = 0; i < MOST_SESSIONS; i++) {
        if (peers[i] == NULL) {
            struct peer *peer = calloc(1, sizeof *peer);
            if (peer == NULL) {
                return NULL;
            }
            peer->in = in;
            peer->out = out;
            peer->session.next = 1;
            peer->session.socks = calloc(MOST_SOCKETS, sizeof(struct sock));
            if (peer->session.socks == NULL) {
                free(peer);
                return NULL;
            }
            return peers[i] = peer;
        }
    }
    return NULL;
}

static void close_peer(int i) {
    struct peer *peer = peers[i];
    call_forget(&peer->session);
    request_forget_waiting(&peer->session);
    free(peer->session.socks);
    close(peer->in);
    free(peer);
    peers[i] = NULL;
}

// ---- lines out

static void flush(struct peer *peer) {
    size_t done = 0;
    while (done < peer->sending) {
        ssize_t count = write(peer->out, peer->unsent + done, peer->sending - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            peer->over = errno != EAGAIN;
            break;
        }
        done += (size_t)count;
    }
    memmove(peer->unsent, peer->unsent + done, peer->sending - done);
    peer->sending -= done;
}

static void say(void *out, const char *line, size_t length) {
    struct peer *peer = out;
    if (peer->sending + length > MOST_UNSENT) {
        peer->over = true; // who asks so much and never reads is no tester
        return;
    }
    memcpy(peer->unsent + peer->sending, line, length);
    peer->sending += length;
}

// Whether another answer surely finds room: else nothing more is read.
static bool has_room(const struct peer *peer) {
    return peer->sending + 2 * LONGEST <= MOST_UNSENT;
}

// ---- lines in

// The line that lies in the file of that name; NULL: none does.
static char *taken_from_beside(const char *name) {
    static char line[LONGEST + 1];
    char path[512];
    snprintf(path, sizeof path, "%s/%s", lies_beside, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return NULL;
    }
    size_t length = 0;
    ssize_t count;
    while (length < LONGEST && (count = read(fd, line + length, LONGEST - length)) > 0) {
        length += (size_t)count;
    }
    close(fd);
    unlink(path);
    line[length] = '\0';
    return line;
}

static void take_line(struct peer *peer, char *line) {
    if (lies_beside != NULL && *line == BESIDE) {
        line = taken_from_beside(line + 1);
    }
    static char nothing[] = "";
    request(&peer->session, line == NULL ? nothing : line, say, peer);
}

static void take_lines(struct peer *peer) {
    size_t start = 0;
    while (!peer->over && has_room(peer)) {
        char *end = memchr(peer->line + start, '\n', peer->have - start);
        if (end == NULL) {
            break;
        }
        size_t length = (size_t)(end - peer->line) - start;
        *end = '\0';
        if (strlen(peer->line + start) != length) {
            peer->line[start] = '\0'; // no text at all: it will be said to be wrong
        }
        take_line(peer, peer->line + start);
        start += length + 1;
    }
    memmove(peer->line, peer->line + start, peer->have - start);
    peer->have -= start;
    if (peer->have == LONGEST && memchr(peer->line, '\n', peer->have) == NULL) {
        static const char refusal[] = "0 wrong a line of more than 70000 bytes\n";
        say(peer, refusal, sizeof refusal - 1);
        flush(peer);
        peer->over = true;
    }
}

static void tell_taken(struct peer *peer) {
    static const char taken = TAKEN;
    while (tells_after > 0 && peer->credit >= tells_after) {
        peer->credit -= tells_after;
        say(peer, &taken, 1);
    }
}

static void take(struct peer *peer) {
    if (peer->have < LONGEST) {
        ssize_t count = read(peer->in, peer->line + peer->have, LONGEST - peer->have);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
            peer->over = true;
            return;
        }
        peer->have += count > 0 ? (size_t)count : 0;
        peer->credit += count > 0 ? (size_t)count : 0;
    }
    tell_taken(peer);
    take_lines(peer);
}

// ---- the loop

static void set_no_blocking(int fd) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

static void welcome(int listener) {
    int fd = accept(listener, NULL, NULL);
    if (fd < 0) {
        return;
    }
    set_no_blocking(fd);
    if (open_peer(fd, fd) == NULL) {
        close(fd);
    }
}

// Whether standard input goes on; what it says does not matter.
static bool goes_on(void) {
    char some[256];
    ssize_t count = read(STDIN_FILENO, some, sizeof some);
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

static bool ask_again(void) {
    bool waits = false;
    for (int i = 0; i < MOST_SESSIONS; i++) {
        if (peers[i] != NULL && peers[i]->session.waiting != NULL && has_room(peers[i])) {
            waits |= request_again(&peers[i]->session, say, peers[i]);
        }
    }
    return waits;
}

// One turn for a peer; false when it is over.
static bool turn(struct peer *peer, bool comes) {
    if (comes) {
        take(peer);
    } else if (peer->have > 0) {
        take_lines(peer); // what found no room for its answer before
    }
    flush(peer);
    return !peer->over;
}

static void end(void) {
    for (int i = 0; i < MOST_SESSIONS; i++) {
        if (peers[i] != NULL) {
            close_peer(i);
        }
    }
}

// Ends with standard input where there is a listener, or with the only session where there is none.
static void serve(int listener, const struct beside *beside) {
    enum { OWN = 2 + 2 * MOST_SESSIONS };
    static struct pollfd polled[OWN + MOST_BESIDE];
    while (listener >= 0 || peers[0] != NULL) {
        polled[0] = (struct pollfd){.fd = listener < 0 ? -1 : STDIN_FILENO, .events = POLLIN};
        polled[1] = (struct pollfd){.fd = listener, .events = POLLIN};
        int count = OWN;
        int timeout = ask_again() ? TICK_MS : -1;
        for (int i = 0; i < MOST_SESSIONS; i++) {
            struct peer *peer = peers[i];
            if (peer != NULL) {
                flush(peer);
            }
            bool reads = peer != NULL && has_room(peer);
            polled[2 + 2 * i] = (struct pollfd){.fd = reads ? peer->in : -1, .events = POLLIN};
            bool writes = peer != NULL && peer->sending > 0;
            polled[3 + 2 * i] = (struct pollfd){.fd = writes ? peer->out : -1, .events = POLLOUT};
        }
        if (beside != NULL) {
            count += beside->wait_for(polled + OWN, MOST_BESIDE, &timeout);
        }
        if (poll(polled, (nfds_t)count, timeout) < 0 && errno != EINTR) {
            return;
        }
        if (beside != NULL) {
            beside->turn();
        }
        if (polled[0].revents != 0 && !goes_on()) {
            return;
        }
        for (int i = 0; i < MOST_SESSIONS; i++) {
            if (peers[i] != NULL && !turn(peers[i], polled[2 + 2 * i].revents != 0)) {
                close_peer(i);
            }
        }
        if (polled[1].revents != 0) {
            welcome(listener);
        }
    }
}

int serve_line(size_t after, const char *beside) {
    tells_after = after;
    lies_beside = beside;
    signal(SIGPIPE, SIG_IGN);
    set_no_blocking(STDIN_FILENO);
    if (open_peer(STDIN_FILENO, STDOUT_FILENO) == NULL) {
        return 70;
    }
    serve(-1, NULL);
    end();
    return 0;
}

static int listen_at(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    mode_t before = umask(0177); // it is born with mode 0600
    bool bound = fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && listen(fd, 8) == 0;
    umask(before);
    return bound ? fd : -1;
}

int serve_control(const char *path) {
    return serve_control_beside(path, NULL);
}

int serve_control_beside(const char *path, const struct beside *beside) {
    signal(SIGPIPE, SIG_IGN);
    int listener = listen_at(path);
    if (listener < 0) {
        fprintf(stderr, "listening at %s: %s; it must not exist yet, in a folder that does\n", path, strerror(errno));
        return 69;
    }
    set_no_blocking(listener);
    serve(listener, beside);
    end();
    unlink(path);
    return 0;
}
