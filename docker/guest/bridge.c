// SPDX-License-Identifier: Apache-2.0
//
// Between the tester's socket and a guest's serial line: bridge [--remind] [--beside FOLDER] CONTROL COMMAND WORD...
// The command is the guest; its descriptor 3 is the other end of the line. That needs no flow control, for the agent says
// TAKEN; long lines may be laid into a folder that the guest sees, and a guest may be reminded by SIGIO to look at its
// devices. To be the first process of a process namespace, so that whatever the guest has started ends with it.
// ../PROTOCOL.md has the contract.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LONGEST = 70000, // bytes of a line with its LF
    ROOM = 2 * LONGEST,
    THERE = 3,
    TAKEN = 0x11, // what the agent says
    AFTER = 1024, // so many bytes
    MOST_UNTAKEN = 3 * AFTER, // a terminal of Linux holds 4095, and UML is deaf for ever after one was full
    BESIDE = 0x12, // begins a line that names a file
    LONG = 256,    // bytes of a line that is laid there: UML takes one at a time from its host
    REMIND_MS = 5,
};

struct way {
    char data[ROOM];
    size_t have;
};

static const char *control, *beside; // the latter NULL: there is no such folder
static bool reminds;                 // the guest of what it may have missed
static pid_t guest = -1;
static int line = -1, listener = -1, session = -1; // -1: none
static struct way asked, in, out; // from the session, what of it goes to the guest, and from that
static size_t untaken;            // bytes that the agent has not said that it took
static char awaited[64]; // how the line of the guest begins before which all are dropped; "": none
static int matched;      // so much of it stands at the start of the guest's present line; -1: another line

static void end(int status) {
    if (guest > 0) {
        kill(guest, SIGKILL);
    }
    if (listener >= 0) {
        unlink(control);
    }
    _exit(status);
}

static void fail(const char *doing) {
    fprintf(stderr, "%s: %s\n", doing, strerror(errno));
    end(69);
}

static void set_no_blocking(int fd) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

// ---- two ways

// False: nobody is there any more.
static bool fill(struct way *way, int fd) {
    ssize_t count = read(fd, way->data + way->have, ROOM - way->have);
    if (count <= 0) {
        return count < 0 && (errno == EAGAIN || errno == EINTR);
    }
    way->have += (size_t)count;
    return true;
}

// How much was written, at most so much; -1: nobody is there any more.
static ssize_t drain(struct way *way, size_t most, int fd) {
    size_t length = way->have < most ? way->have : most;
    ssize_t count = length > 0 ? write(fd, way->data, length) : 0;
    if (count < 0) {
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    }
    way->have -= (size_t)count;
    memmove(way->data, way->data + count, way->have);
    return count;
}

static bool speak(void) {
    ssize_t count = drain(&in, MOST_UNTAKEN - untaken, line);
    untaken += count > 0 ? (size_t)count : 0;
    return count >= 0;
}

// Takes the agent's TAKEN out of what it says.
static bool listen_to_guest(void) {
    size_t kept = out.have;
    if (!fill(&out, line)) {
        return false;
    }
    for (size_t i = kept; i < out.have; i++) {
        if (out.data[i] == TAKEN) {
            untaken -= untaken < AFTER ? untaken : AFTER;
        } else {
            out.data[kept++] = out.data[i];
        }
    }
    out.have = kept;
    return true;
}

// ---- sessions

static void await(const char *start) {
    snprintf(awaited, sizeof awaited, "%s", start);
    matched = 0;
}

// Drops what the guest says up to the end of the line that is awaited.
static void drop(void) {
    for (size_t i = 0; i < out.have && *awaited != '\0'; i++) {
        char c = out.data[i];
        if (c == '\n') {
            if (matched >= 0 && awaited[matched] == '\0') {
                *awaited = '\0';
            }
            matched = 0;
        } else if (matched >= 0 && awaited[matched] != '\0') {
            matched = c == awaited[matched] ? matched + 1 : -1;
        }
    }
    out.have = 0; // nobody has asked anything yet
}

// The line cannot end, so it is said to the agent that the session is over; whoever comes next waits for its answer.
static void leave(void) {
    static long times;
    char answer[64];
    long id = 0x70000000000000L + times++; // of no tester
    close(session);
    session = -1;
    asked.have = 0;
    out.have = 0;
    in.have += (size_t)snprintf(in.data + in.have, ROOM - in.have, "%ld hello 1\n", id);
    snprintf(answer, sizeof answer, "%ld ok ", id);
    await(answer);
}

static void listen_there(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(control) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        fail(control);
    }
    strcpy(address.sun_path, control);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    umask(0177); // it is born with mode 0600
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 8) != 0) {
        fail(control);
    }
    listener = fd;
}

static void welcome(void) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd >= 0 && session < 0) {
        session = fd;
    } else if (fd >= 0) {
        close(fd);
    }
}

// A line that the agent reads from a file, whose name goes in its place.
static void lay_beside(size_t length) {
    static long number;
    char path[512];
    snprintf(path, sizeof path, "%s/%ld", beside, number);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, asked.data, length - 1) != (ssize_t)length - 1 || close(fd) != 0) {
        fail(path);
    }
    in.have += (size_t)snprintf(in.data + in.have, ROOM - in.have, "%c%ld\n", BESIDE, number++);
}

// Hands complete lines on; false: there is one that the agent would end over.
static bool hand_on(void) {
    while (in.have + LONGEST < ROOM - LONG) {
        char *end = memchr(asked.data, '\n', asked.have);
        if (end == NULL || end - asked.data >= LONGEST) {
            return asked.have < LONGEST;
        }
        size_t length = (size_t)(end - asked.data) + 1;
        if (beside != NULL && length > LONG) {
            lay_beside(length);
        } else {
            memcpy(in.data + in.have, asked.data, length);
            in.have += length;
        }
        asked.have -= length;
        memmove(asked.data, asked.data + length, asked.have);
    }
    return true;
}

static void hear(void) {
    static const char refusal[] = "0 wrong a line of more than 70000 bytes\n";
    if (!fill(&asked, session)) {
        leave();
    } else if (!hand_on()) {
        if (write(session, refusal, sizeof refusal - 1) < 0) {
            perror("refusing a line"); // who asked so is gone
        }
        leave();
    }
}

// ---- the guest

static void start(char **command) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        fail("making a serial line");
    }
    line = ends[0];
    guest = fork();
    if (guest == 0) {
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(ends[1], THERE) < 0) {
            fail("making a serial line");
        }
        fcntl(THERE, F_SETFD, 0); // where it had that number already
        execvp(command[0], command);
        fail(command[0]);
    }
    if (guest < 0) {
        fail("starting the guest");
    }
    close(ends[1]);
    set_no_blocking(line);
}

static void follow(void) {
    int status;
    if (waitpid(guest, &status, 0) != guest) {
        fail("waiting for the guest");
    }
    guest = -1;
    fprintf(stderr, "the guest has ended\n");
    end(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

// Whether standard input goes on; what it says does not matter.
static bool goes_on(void) {
    char some[256];
    ssize_t count = read(STDIN_FILENO, some, sizeof some);
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

static void pass(int life) {
    enum { OVER, LIFE, LINE, SESSION, LISTENER, ALL };
    bool is_clean = *awaited == '\0';
    bool writes = in.have > 0 && untaken < MOST_UNTAKEN;
    bool hears = session >= 0 && asked.have < ROOM;
    bool speaks = session >= 0 && out.have > 0;
    struct pollfd polled[ALL] = {
        [OVER] = {.fd = STDIN_FILENO, .events = POLLIN},
        [LIFE] = {.fd = life, .events = POLLIN},
        [LINE] = {.fd = line, .events = (out.have < ROOM ? POLLIN : 0) | (writes ? POLLOUT : 0)},
        [SESSION] = {.fd = session, .events = (hears ? POLLIN : 0) | (speaks ? POLLOUT : 0)},
        [LISTENER] = {.fd = is_clean ? listener : -1, .events = POLLIN},
    };
    bool is_ready = listener >= 0; // and has a handler
    int events = poll(polled, ALL, reminds && is_ready ? REMIND_MS : -1);
    if (events < 0 && errno != EINTR) {
        fail("waiting");
    }
    if (events == 0) {
        kill(guest, SIGIO);
    }
    if (polled[OVER].revents != 0 && !goes_on()) {
        end(0);
    }
    if (polled[LIFE].revents != 0) {
        follow();
    }
    if (polled[LINE].revents & (POLLIN | POLLHUP | POLLERR) && !listen_to_guest()) {
        follow();
    }
    if (*awaited != '\0' || session < 0) {
        drop();
    }
    if (polled[SESSION].revents & (POLLIN | POLLHUP | POLLERR)) {
        hear();
    } else {
        hand_on(); // what found no room before
    }
    if (session >= 0 && drain(&out, ROOM, session) < 0) {
        leave();
    }
    if (polled[LISTENER].revents != 0) {
        welcome();
    }
    if (!speak()) {
        follow();
    }
}

int main(int count, char **words) {
    reminds = count > 1 && strcmp(words[1], "--remind") == 0;
    words += reminds;
    count -= reminds;
    if (count > 2 && strcmp(words[1], "--beside") == 0) {
        beside = words[2];
        words += 2;
        count -= 2;
    }
    if (count < 3) {
        fprintf(stderr, "usage: bridge [--remind] [--beside FOLDER] CONTROL COMMAND WORD...\n");
        return 64;
    }
    control = words[1];
    signal(SIGPIPE, SIG_IGN);
    start(words + 2);
    int life = (int)syscall(SYS_pidfd_open, guest, 0);
    if (life < 0) {
        fail("watching the guest");
    }
    await("ready"); // says the guest's first process when its network is up
    while (*awaited != '\0') {
        pass(life);
    }
    listen_there();
    while (true) {
        pass(life);
    }
}
