// SPDX-License-Identifier: Apache-2.0
#include "agent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_WAITING = 64 };

// A request that may wait, taken apart; ask() may be called with it again and again.
struct order {
    char *id;
    char *words[MOST_WORDS]; // the verb first; what has no word is NULL
    int count;
    char *rest; // all from the third word on, as a setting's value may have several
};

struct waiting {
    struct waiting *next;
    char *line; // owned; the order points into it
    struct order order;
    long long deadline; // milliseconds
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

// ---- sockets of a session

struct sock *sock_find(struct session *session, long wanted) {
    for (int i = 0; i < MOST_SOCKETS; i++) {
        if (session->socks[i].number == wanted) {
            return &session->socks[i];
        }
    }
    return NULL;
}

bool sock_had(const struct session *session, long wanted) {
    return wanted > 0 && wanted < session->next;
}

struct sock *sock_add(struct session *session, int fd, int family) {
    struct sock *free = sock_find(session, 0);
    if (free != NULL) {
        *free = (struct sock){.number = session->next++, .fd = fd, .family = family};
    }
    return free;
}

// ---- verbs

static enum answer hello(struct session *session, const char *version, struct reply *reply) {
    char name[128];
    if (strcmp(version, "1") != 0) {
        return wrong(reply, "this agent speaks version 1 only");
    }
    call_forget(session);
    request_forget_waiting(session);
    session->greeted = true;
    stack_name(name, sizeof name);
    put(reply, "version=1 stack=%s states=%s families=" AGENT_FAMILIES, name, stack_states);
    return OK;
}

static enum answer setting(const struct order *order, struct reply *reply) {
    return stack_setting(order->words[1], order->count > 2 ? order->rest : NULL, reply);
}

// Verbs that name no socket; WRONG without a word where the verb is none of them.
static enum answer ask_session(struct session *session, struct order *order, struct reply *reply) {
    char **words = order->words;
    long family;
    if (strcmp(words[0], "socket") == 0 && order->count == 2 && number(words[1], 4, 6, &family) && family != 5) {
        return call_socket(session, family, reply);
    }
    if (strcmp(words[0], "state-of") == 0 && order->count == 5) {
        return stack_state_of(words + 1, reply);
    }
    if (strcmp(words[0], "setting") == 0 && order->count >= 2) {
        return setting(order, reply);
    }
    if (strcmp(words[0], "forget") == 0 && order->count == 1) {
        call_forget(session);
        return OK;
    }
    return WRONG;
}

static enum answer ask_pair(struct sock *sock, char **words, struct reply *reply) {
    const char *verb = words[0];
    long value;
    if (strcmp(verb, "listen") == 0 && number(words[2], 0, 0x7fffffff, &value)) {
        return call_listen(sock, value, reply);
    }
    if (strcmp(verb, "send") == 0 || strcmp(verb, "send-urgent") == 0) {
        return call_send(sock, words[2], verb[4] != '\0', reply);
    }
    bool urgent = strcmp(verb, "receive-urgent") == 0;
    if ((urgent || strcmp(verb, "receive") == 0) && number(words[2], 1, MOST_DATA, &value)) {
        return call_receive(sock, value, urgent, reply);
    }
    return strcmp(verb, "get") == 0 ? option_get(sock, words[2], reply) : WRONG;
}

static enum answer ask_triple(struct sock *sock, char **words, struct reply *reply) {
    long value;
    if (strcmp(words[0], "bind") == 0) {
        return call_bind(sock, words[2], words[3], reply);
    }
    if (strcmp(words[0], "connect") == 0) {
        return call_connect(sock, words[2], words[3], reply);
    }
    if (strcmp(words[0], "set") == 0 && number(words[3], -0x80000000L, 0xffffffffL, &value)) {
        return option_set(sock, words[2], value, reply);
    }
    return WRONG;
}

static enum answer ask_single(struct session *session, struct sock *sock, const char *verb, struct reply *reply) {
    static const struct {
        const char *verb;
        enum answer (*call)(struct sock *, struct reply *);
    } verbs[] = {
        {"shutdown", call_shutdown}, {"close", call_close}, {"abort", call_abort},  {"state", stack_state},
        {"info", stack_info},        {"error", call_error}, {"queue", stack_queue}, {"urgent", stack_urgent},
    };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verb, verbs[i].verb) == 0) {
            return verbs[i].call(sock, reply);
        }
    }
    return strcmp(verb, "accept") == 0 ? call_accept(session, sock, reply) : WRONG;
}

static enum answer ask_socket(struct session *session, struct order *order, struct reply *reply) {
    long named;
    if (order->count < 2 || !number(order->words[1], 1, 0x7fffffffffffL, &named)) {
        return WRONG;
    }
    struct sock *sock = sock_find(session, named);
    if (sock == NULL) {
        put(reply, "%s", sock_had(session, named) ? "EBADF" : "no such socket");
        return sock_had(session, named) ? ERROR : WRONG;
    }
    switch (order->count) {
    case 2:
        return ask_single(session, sock, order->words[0], reply);
    case 3:
        return ask_pair(sock, order->words, reply);
    case 4:
        return ask_triple(sock, order->words, reply);
    default:
        return WRONG;
    }
}

static enum answer ask(struct session *session, struct order *order, struct reply *reply) {
    if (order->count == 2 && strcmp(order->words[0], "hello") == 0) {
        return hello(session, order->words[1], reply);
    }
    if (!session->greeted) {
        return wrong(reply, "the first request is hello");
    }
    enum answer answer = ask_session(session, order, reply);
    if (answer == WRONG && reply->length == 0) {
        answer = ask_socket(session, order, reply);
    }
    return answer == WRONG && reply->length == 0 ? wrong(reply, "no such request") : answer;
}

__attribute__((weak)) void stack_settle(void) {
}

// ---- lines

static void answer(const char *id, enum answer kind, struct reply *reply, answer_to *say, void *out) {
    static const char *const kinds[] = {"ok", "pending", "error", "lacks", "wrong"};
    static char line[LONGEST + 64];
    size_t room = LONGEST - strlen(id) - strlen(kinds[kind]) - 3; // two blanks and the LF
    size_t length = reply->length < room ? reply->length : room;
    int head = snprintf(line, sizeof line, "%s %s%s", id, kinds[kind], length > 0 ? " " : "");
    memcpy(line + head, reply->text, length);
    line[(size_t)head + length] = '\n';
    say(out, line, (size_t)head + length + 1);
}

// Takes the line apart where it stands; NULL or what is wrong with it.
static const char *parse(char *line, struct order *order, long *patience) {
    char *place = line;
    *order = (struct order){.id = line};
    *patience = 0;
    for (int i = -1; place != NULL; i++) {
        char *word = place;
        if (order->count == 2) {
            order->rest = word; // and the blanks in it stay
            if (strcmp(order->words[0], "setting") == 0) {
                order->count = 3;
                return NULL;
            }
        }
        place = strchr(word, ' ');
        if (place != NULL) {
            *place++ = '\0';
        }
        if (*word == '\0' || order->count == MOST_WORDS) {
            return *word == '\0' ? "two blanks, or none before a word" : "too many words";
        }
        if (i == 0 && *word == '@') {
            if (!number(word + 1, 0, 600000, patience)) {
                return "@ and 0 to 600000 milliseconds are right";
            }
        } else if (i >= 0) {
            order->words[order->count++] = word;
        }
    }
    return order->count == 0 ? "no verb" : NULL;
}

static bool keep(struct session *session, struct waiting *from) {
    int count = 0;
    struct waiting **end = &session->waiting;
    for (; *end != NULL; end = &(*end)->next) {
        count++;
    }
    if (count >= MOST_WAITING) {
        return false;
    }
    struct waiting *kept = malloc(sizeof *kept);
    if (kept == NULL) {
        return false;
    }
    *kept = *from;
    *end = kept;
    return true;
}

void request(struct session *session, char *line, answer_to *say, void *out) {
    static char text[LONGEST];
    struct reply reply = {.text = text};
    struct waiting one = {.line = strdup(line)}; // for one that waits stays
    long patience;
    long id;
    if (one.line == NULL) {
        abort(); // a few words of memory are not there: nothing would go on
    }
    const char *fault = parse(one.line, &one.order, &patience);
    if (!number(one.order.id, 0, 0x7fffffffffffffL, &id)) {
        answer("0", wrong(&reply, "a request begins with its number"), &reply, say, out);
    } else if (fault != NULL) {
        answer(one.order.id, wrong(&reply, fault), &reply, say, out);
    } else {
        stack_settle();
        enum answer kind = ask(session, &one.order, &reply);
        one.deadline = now() + patience;
        if (kind == PENDING && patience > 0 && keep(session, &one)) {
            return;
        }
        answer(one.order.id, kind, &reply, say, out);
    }
    free(one.line);
}

bool request_again(struct session *session, answer_to *say, void *out) {
    static char text[LONGEST];
    for (struct waiting **at = &session->waiting; *at != NULL;) {
        struct waiting *one = *at;
        struct reply reply = {.text = text};
        enum answer kind = ask(session, &one->order, &reply);
        if (kind == PENDING && now() < one->deadline) {
            at = &one->next;
            continue;
        }
        answer(one->order.id, kind, &reply, say, out);
        *at = one->next;
        free(one->line);
        free(one);
    }
    return session->waiting != NULL;
}

void request_forget_waiting(struct session *session) {
    while (session->waiting != NULL) {
        struct waiting *one = session->waiting;
        session->waiting = one->next;
        free(one->line);
        free(one);
    }
}
