// SPDX-License-Identifier: Apache-2.0
//
// The agent issues user calls (OPEN, SEND, RECEIVE, CLOSE, ABORT, STATUS of RFC 9293) as lines ask for them;
// docker/PROTOCOL.md is the contract. Files, from the line to the stack:
//
//   serve.c    one poll loop, sessions, lines in and out
//   request.c  a line taken apart, its verb, requests that wait, answers
//   words.c    numbers, hexadecimal, names of errors
//   calls.c    verbs by the socket API, the system's or another stack's (stack.h)
//   options.c  options of sockets by name
//   linux.c    what this kernel tells beyond the socket API, and main(); ../lwip/tells.c is lwIP's, ../lwipv6/tells.c
//              LWIPv6's
#ifndef AGENT_H
#define AGENT_H

#include <stdbool.h>
#include <stddef.h>

#ifndef AGENT_FAMILIES
#define AGENT_FAMILIES "4,6" // of the addresses that the stack speaks
#endif

enum {
    LONGEST = 70000,   // bytes of a line with its LF
    MOST_DATA = 32768, // bytes in one request
    MOST_SOCKETS = 1024,
    MOST_WORDS = 6,
    TAKEN = 0x11,  // DC1, a byte that no line has
    BESIDE = 0x12, // DC2, and with this none begins
};

// ---- a session

struct sock {
    long number; // 0: this entry is free
    int fd;
    int family; // 4 or 6
};

struct waiting;
struct pollfd;

struct session {
    long next;          // number of the next socket
    struct sock *socks; // MOST_SOCKETS
    struct waiting *waiting;
    bool greeted;
};

struct sock *sock_find(struct session *session, long number);
bool sock_had(const struct session *session, long number);      // now or ever
struct sock *sock_add(struct session *session, int fd, int family); // NULL: too many

// ---- a request and its answer

enum answer { OK, PENDING, ERROR, LACKS, WRONG };

struct reply {
    char *text; // what follows the answer's first word; LONGEST bytes
    size_t length;
};

void put(struct reply *reply, const char *format, ...) __attribute__((format(printf, 2, 3)));
void put_hex(struct reply *reply, const unsigned char *data, size_t length);
enum answer lacks(struct reply *reply, const char *what);
enum answer wrong(struct reply *reply, const char *what);
enum answer failed(struct reply *reply, int error); // PENDING if that is what the error number says

typedef void answer_to(void *out, const char *line, size_t length); // with the LF

void request(struct session *session, char *line, answer_to *say, void *out);
bool request_again(struct session *session, answer_to *say, void *out); // those that wait; whether any still does
void request_forget_waiting(struct session *session);

// ---- words

bool number(const char *word, long least, long most, long *value);
int unhex(const char *word, unsigned char *data, size_t most); // bytes; -1: no hexadecimal; -2: too many
const char *error_name(int error);
const char *state_name(int state); // as tcp_info of Linux numbers them; "" where there is no such state

// ---- calls: arguments are checked for number, and the socket was found

enum answer call_socket(struct session *session, long family, struct reply *reply);
enum answer call_bind(struct sock *sock, const char *address, const char *port, struct reply *reply);
enum answer call_listen(struct sock *sock, long backlog, struct reply *reply);
enum answer call_connect(struct sock *sock, const char *address, const char *port, struct reply *reply);
enum answer call_accept(struct session *session, struct sock *sock, struct reply *reply);
enum answer call_send(struct sock *sock, const char *hex, bool urgent, struct reply *reply);
enum answer call_receive(struct sock *sock, long most, bool urgent, struct reply *reply);
enum answer call_shutdown(struct sock *sock, struct reply *reply);
enum answer call_close(struct sock *sock, struct reply *reply);
enum answer call_abort(struct sock *sock, struct reply *reply);
enum answer call_error(struct sock *sock, struct reply *reply);
void call_forget(struct session *session);
enum answer option_set(struct sock *sock, const char *name, long value, struct reply *reply);
enum answer option_get(struct sock *sock, const char *name, struct reply *reply);

// ---- what each stack tells in its own way

extern const char *const stack_states; // all, own or none
void stack_name(char *name, size_t size);
// Takes in what is on the wire, so that a user call comes after it; for a stack that reads frames on a thread of its
// own. Without one nothing is done.
void stack_settle(void);
void stack_abort(int fd); // before it is closed
int stack_peek_error(int fd); // of an open that may have failed; 0: none
enum answer stack_state(struct sock *sock, struct reply *reply);
enum answer stack_state_of(char *words[4], struct reply *reply);
enum answer stack_info(struct sock *sock, struct reply *reply);
enum answer stack_queue(struct sock *sock, struct reply *reply);
enum answer stack_urgent(struct sock *sock, struct reply *reply);
enum answer stack_setting(const char *name, const char *value, struct reply *reply); // value NULL: asked for

// ---- the program

// A stack without a thread of its own, which the loop serves beside the sessions: ../libslirp.
struct beside {
    int (*wait_for)(struct pollfd *polled, int room, int *timeout_ms); // how many it put there; -1: no time-out
    void (*turn)(void); // after each wait, and before what the sessions say
};

int serve_control_beside(const char *path, const struct beside *beside);
// Listens at the path until standard input ends, or the path cannot be had; returns an exit status.
int serve_control(const char *path);
// Answers standard input on standard output until it ends. Where a line has no flow control, TAKEN between two answers
// says that another `after` bytes were taken; 0: it is never said. Where it is slow, a long request may lie in a file of
// the folder `beside`, and the line is BESIDE and the file's name; NULL: there is none.
int serve_line(size_t after, const char *beside);

#endif
