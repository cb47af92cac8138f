// SPDX-License-Identifier: Apache-2.0
//
// What libslirp uses of GLib, on the C library alone, so that nothing of GLib is needed to build it. Programs that slirp
// could start for a guest are never asked for here, and cannot be started.
#ifndef GLIB_H
#define GLIB_H

#include <signal.h> // which GLib brings along
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GLIB_CHECK_VERSION(major, minor, micro) 1
#define G_OS_UNIX

#define G_BYTE_ORDER __BYTE_ORDER__
#define G_BIG_ENDIAN __ORDER_BIG_ENDIAN__
#define G_LITTLE_ENDIAN __ORDER_LITTLE_ENDIAN__

#undef MIN
#undef MAX
#define MIN(one, other) ((one) < (other) ? (one) : (other))
#define MAX(one, other) ((one) > (other) ? (one) : (other))

#define G_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define G_STATIC_ASSERT(condition) _Static_assert(condition, #condition)
#define G_N_ELEMENTS(array) (sizeof(array) / sizeof((array)[0]))
#define G_SIZEOF_MEMBER(type, member) sizeof(((type *)0)->member)
#define G_GNUC_PRINTF(at, first) __attribute__((__format__(__printf__, at, first)))

typedef char gchar;
typedef int gint;
typedef int gboolean;
typedef void *gpointer;
typedef gchar **GStrv;

#ifndef TRUE
#define TRUE 1
#define FALSE 0
#endif

// ---- words: what is wrong goes to standard error; an error that slirp did not expect ends the program

void port_say(const char *level, const char *format, ...) G_GNUC_PRINTF(2, 3);
_Noreturn void port_die(const char *file, int line, const char *what);

#define g_debug(...) port_say("debug", __VA_ARGS__)
#define g_warning(...) port_say("warning", __VA_ARGS__)
#define g_critical(...) port_say("critical", __VA_ARGS__)
#define g_error(...) (port_say("error", __VA_ARGS__), abort())
#define g_assert(condition) ((condition) ? (void)0 : port_die(__FILE__, __LINE__, #condition))
#define g_assert_not_reached() port_die(__FILE__, __LINE__, "not reached")
#define g_warn_if_reached() port_say("warning", "%s:%d was reached", __FILE__, __LINE__)
#define g_warn_if_fail(condition) \
    ((condition) ? (void)0 : port_say("warning", "%s:%d: %s", __FILE__, __LINE__, #condition))
#define g_return_if_fail(condition)                                              \
    do {                                                                         \
        if (!(condition)) {                                                      \
            port_say("critical", "%s:%d: %s", __FILE__, __LINE__, #condition);   \
            return;                                                              \
        }                                                                        \
    } while (0)
#define g_return_val_if_fail(condition, value)                                   \
    do {                                                                         \
        if (!(condition)) {                                                      \
            port_say("critical", "%s:%d: %s", __FILE__, __LINE__, #condition);   \
            return value;                                                        \
        }                                                                        \
    } while (0)

// ---- memory and text

void *port_memory(void *old, size_t size); // never NULL
void *port_zeros(size_t size);             // never NULL

#define g_malloc(size) port_memory(NULL, size)
#define g_malloc0(size) port_zeros(size)
#define g_realloc(old, size) port_memory(old, size)
#define g_new(type, count) ((type *)port_memory(NULL, sizeof(type) * (count)))
#define g_new0(type, count) ((type *)port_zeros(sizeof(type) * (count)))
#define g_free free
#define g_getenv getenv
#define g_strerror strerror
#define g_snprintf snprintf
#define g_vsnprintf vsnprintf

char *g_strdup(const char *text); // NULL of NULL
size_t g_strlcpy(char *to, const char *from, size_t size);
gboolean g_str_has_prefix(const char *text, const char *prefix);
unsigned g_strv_length(GStrv words);
char *g_strstr_len(const char *text, ptrdiff_t length, const char *sought);

typedef struct GString {
    char *str;
    size_t len;
} GString;

GString *g_string_new(const char *nothing);
void g_string_append_printf(GString *string, const char *format, ...) G_GNUC_PRINTF(2, 3);
char *g_string_free(GString *string, gboolean all);

// ---- numbers by chance

typedef struct GRand GRand;

GRand *g_rand_new(void);
int g_rand_int_range(GRand *rand, int first, int end); // half-open
void g_rand_free(GRand *rand);

typedef struct GDebugKey {
    const char *key;
    unsigned value;
} GDebugKey;

unsigned g_parse_debug_string(const char *words, const GDebugKey *keys, unsigned count);

// ---- other programs: none

typedef int GPid;
typedef int GSpawnFlags;
typedef void (*GSpawnChildSetupFunc)(gpointer);
typedef struct GError {
    char *message;
} GError;

enum { G_SPAWN_SEARCH_PATH = 1 };

gboolean g_shell_parse_argv(const gchar *line, gint *count, gchar ***words, GError **error); // always FALSE
gboolean g_spawn_async_with_fds(const gchar *folder, gchar **words, gchar **environment, GSpawnFlags flags,
                                GSpawnChildSetupFunc setup, gpointer data, GPid *child, gint in, gint out, gint err,
                                GError **error); // always FALSE
void g_strfreev(gchar **words);
void g_error_free(GError *error);

#endif
