// SPDX-License-Identifier: Apache-2.0
#include "agent.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool number(const char *word, long least, long most, long *value) {
    const char *digits = *word == '-' ? word + 1 : word;
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > 18 || digits[length] != '\0') {
        return false;
    }
    *value = strtol(word, NULL, 10);
    return *value >= least && *value <= most;
}

static int nibble(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

int unhex(const char *word, unsigned char *data, size_t most) {
    size_t length = strlen(word);
    if (length % 2 != 0) {
        return -1;
    }
    if (length / 2 > most) {
        return -2;
    }
    for (size_t i = 0; i < length; i += 2) {
        int high = nibble(word[i]);
        int low = nibble(word[i + 1]);
        if (high < 0 || low < 0) {
            return -1;
        }
        data[i / 2] = (unsigned char)(high << 4 | low);
    }
    return (int)(length / 2);
}

void put(struct reply *reply, const char *format, ...) {
    size_t room = LONGEST - reply->length;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(reply->text + reply->length, room, format, arguments);
    va_end(arguments);
    if (length > 0) {
        reply->length += (size_t)length < room ? (size_t)length : room - 1;
    }
}

void put_hex(struct reply *reply, const unsigned char *data, size_t length) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length && reply->length + 2 < LONGEST; i++) {
        reply->text[reply->length++] = digits[data[i] >> 4];
        reply->text[reply->length++] = digits[data[i] & 0xf];
    }
}

enum answer lacks(struct reply *reply, const char *what) {
    put(reply, "%s", what);
    return LACKS;
}

enum answer wrong(struct reply *reply, const char *what) {
    put(reply, "%s", what);
    return WRONG;
}

enum answer failed(struct reply *reply, int error) {
    if (error == EAGAIN || error == EWOULDBLOCK || error == EINPROGRESS || error == EALREADY || error == EINTR) {
        return PENDING;
    }
    put(reply, "%s", error_name(error));
    return ERROR;
}

static const struct {
    int number;
    const char *name;
} errors[] = {
#define NAME(error) {error, #error}
    NAME(EACCES), NAME(EADDRINUSE), NAME(EADDRNOTAVAIL), NAME(EAFNOSUPPORT), NAME(EBADF), NAME(ECONNABORTED),
    NAME(ECONNREFUSED), NAME(ECONNRESET), NAME(EDESTADDRREQ), NAME(EFAULT), NAME(EHOSTDOWN), NAME(EHOSTUNREACH),
    NAME(EINVAL), NAME(EIO), NAME(EISCONN), NAME(EMFILE), NAME(EMSGSIZE), NAME(ENETDOWN), NAME(ENETRESET),
    NAME(ENETUNREACH), NAME(ENFILE), NAME(ENOBUFS), NAME(ENODEV), NAME(ENOENT), NAME(ENOMEM), NAME(ENOPROTOOPT),
    NAME(ENOTCONN), NAME(ENOTSOCK), NAME(EOPNOTSUPP), NAME(EPERM), NAME(EPIPE), NAME(EPROTO), NAME(EPROTONOSUPPORT),
    NAME(ERANGE), NAME(ESHUTDOWN), NAME(ETIMEDOUT), NAME(EDOM), NAME(ENONET), NAME(EPROTOTYPE), NAME(ECONNRESET),
    NAME(EAGAIN), NAME(EINPROGRESS), NAME(EALREADY),
#undef NAME
};

const char *error_name(int error) {
    static char unknown[16];
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (errors[i].number == error) {
            return errors[i].name;
        }
    }
    snprintf(unknown, sizeof unknown, "E%d", error);
    return unknown;
}

const char *state_name(int state) {
    static const char *const names[] = {
        "", "ESTABLISHED", "SYN-SENT", "SYN-RECEIVED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT",
        "CLOSED", "CLOSE-WAIT", "LAST-ACK", "LISTEN", "CLOSING", "SYN-RECEIVED",
    };
    return state < 0 || state > 12 ? "" : names[state];
}
