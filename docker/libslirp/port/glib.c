// SPDX-License-Identifier: Apache-2.0
#include "glib.h"

#include <sys/random.h>

void port_say(const char *level, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "slirp %s: ", level);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

_Noreturn void port_die(const char *file, int line, const char *what) {
    fprintf(stderr, "slirp failed: %s:%d: %s\n", file, line, what);
    abort();
}

void *port_memory(void *old, size_t size) {
    void *memory = realloc(old, size == 0 ? 1 : size);
    if (memory == NULL) {
        port_die(__FILE__, __LINE__, "no memory");
    }
    return memory;
}

void *port_zeros(size_t size) {
    return memset(port_memory(NULL, size), 0, size);
}

char *g_strdup(const char *text) {
    return text == NULL ? NULL : strcpy(port_memory(NULL, strlen(text) + 1), text);
}

size_t g_strlcpy(char *to, const char *from, size_t size) {
    snprintf(to, size, "%s", from);
    return strlen(from);
}

gboolean g_str_has_prefix(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

unsigned g_strv_length(GStrv words) {
    unsigned count = 0;
    while (words[count] != NULL) {
        count++;
    }
    return count;
}

char *g_strstr_len(const char *text, ptrdiff_t length, const char *sought) {
    size_t all = length < 0 ? strlen(text) : strnlen(text, (size_t)length);
    return memmem(text, all, sought, strlen(sought));
}

GString *g_string_new(const char *nothing) {
    (void)nothing;
    GString *string = port_zeros(sizeof *string);
    string->str = port_zeros(1);
    return string;
}

void g_string_append_printf(GString *string, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        string->str = port_memory(string->str, string->len + (size_t)length + 1);
        vsnprintf(string->str + string->len, (size_t)length + 1, format, again);
        string->len += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

char *g_string_free(GString *string, gboolean all) {
    char *text = string->str;
    free(string);
    if (all) {
        free(text);
        return NULL;
    }
    return text;
}

GRand *g_rand_new(void) {
    return port_zeros(1);
}

int g_rand_int_range(GRand *rand, int first, int end) {
    unsigned number = 0;
    (void)rand;
    if (getrandom(&number, sizeof number, 0) != sizeof number) {
        port_die(__FILE__, __LINE__, "no random numbers");
    }
    return first + (int)(number % (unsigned)(end - first));
}

void g_rand_free(GRand *rand) {
    free(rand);
}

unsigned g_parse_debug_string(const char *words, const GDebugKey *keys, unsigned count) {
    unsigned value = 0;
    for (unsigned i = 0; i < count; i++) {
        value |= strstr(words, keys[i].key) == NULL ? 0 : keys[i].value;
    }
    return value;
}

static gboolean no_programs(GError **error) {
    if (error != NULL) {
        *error = port_zeros(sizeof **error);
        (*error)->message = g_strdup("no programs are started here");
    }
    return FALSE;
}

gboolean g_shell_parse_argv(const gchar *line, gint *count, gchar ***words, GError **error) {
    (void)line, (void)count, (void)words;
    return no_programs(error);
}

gboolean g_spawn_async_with_fds(const gchar *folder, gchar **words, gchar **environment, GSpawnFlags flags,
                                GSpawnChildSetupFunc setup, gpointer data, GPid *child, gint in, gint out, gint err,
                                GError **error) {
    (void)folder, (void)words, (void)environment, (void)flags, (void)setup, (void)data, (void)child;
    (void)in, (void)out, (void)err;
    return no_programs(error);
}

void g_strfreev(gchar **words) {
    for (gchar **at = words; at != NULL && *at != NULL; at++) {
        free(*at);
    }
    free(words);
}

void g_error_free(GError *error) {
    free(error->message);
    free(error);
}
