// SPDX-License-Identifier: Apache-2.0
//
// What lwIP asks of an operating system, by POSIX threads.
#include "lwip/opt.h"
#include "lwip/sys.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

struct port_sem {
    pthread_mutex_t lock;
    pthread_cond_t raised;
    unsigned int count;
};

struct port_mbox {
    pthread_mutex_t lock;
    pthread_cond_t filled, emptied;
    int first, count, size;
    void *messages[];
};

static void *memory(size_t size) {
    void *block = calloc(1, size);
    if (block == NULL) {
        abort();
    }
    return block;
}

static void cond_new(pthread_cond_t *cond) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attributes);
    pthread_condattr_destroy(&attributes);
}

// ---- time and chance

u32_t sys_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (u32_t)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

u32_t sys_jiffies(void) {
    return sys_now();
}

unsigned int port_random(void) {
    unsigned int value;
    if (getrandom(&value, sizeof value, 0) != sizeof value) {
        abort();
    }
    return value;
}

static struct timespec later(u32_t milliseconds) {
    struct timespec when;
    clock_gettime(CLOCK_MONOTONIC, &when);
    when.tv_sec += milliseconds / 1000;
    when.tv_nsec += milliseconds % 1000 * 1000000L;
    if (when.tv_nsec >= 1000000000) {
        when.tv_sec++;
        when.tv_nsec -= 1000000000;
    }
    return when;
}

// Waits; false when the time is over. No time: for ever.
static bool wait(pthread_cond_t *cond, pthread_mutex_t *lock, const struct timespec *until) {
    return until == NULL ? pthread_cond_wait(cond, lock) == 0
                         : pthread_cond_timedwait(cond, lock, until) != ETIMEDOUT;
}

// ---- mutual exclusion

static pthread_mutex_t protection;

void sys_init(void) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&protection, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

sys_prot_t sys_arch_protect(void) {
    pthread_mutex_lock(&protection);
    return 0;
}

void sys_arch_unprotect(sys_prot_t before) {
    (void)before;
    pthread_mutex_unlock(&protection);
}

err_t sys_mutex_new(sys_mutex_t *mutex) {
    *mutex = memory(sizeof **mutex);
    pthread_mutex_init(*mutex, NULL);
    return ERR_OK;
}

void sys_mutex_free(sys_mutex_t *mutex) {
    pthread_mutex_destroy(*mutex);
    free(*mutex);
}

void sys_mutex_lock(sys_mutex_t *mutex) {
    pthread_mutex_lock(*mutex);
}

void sys_mutex_unlock(sys_mutex_t *mutex) {
    pthread_mutex_unlock(*mutex);
}

// ---- semaphores

err_t sys_sem_new(sys_sem_t *sem, u8_t count) {
    *sem = memory(sizeof **sem);
    pthread_mutex_init(&(*sem)->lock, NULL);
    cond_new(&(*sem)->raised);
    (*sem)->count = count;
    return ERR_OK;
}

void sys_sem_free(sys_sem_t *sem) {
    pthread_cond_destroy(&(*sem)->raised);
    pthread_mutex_destroy(&(*sem)->lock);
    free(*sem);
}

void sys_sem_signal(sys_sem_t *sem) {
    pthread_mutex_lock(&(*sem)->lock);
    (*sem)->count = 1; // as lwIP's own ports: binary
    pthread_cond_signal(&(*sem)->raised);
    pthread_mutex_unlock(&(*sem)->lock);
}

u32_t sys_arch_sem_wait(sys_sem_t *sem, u32_t timeout) {
    struct timespec until = later(timeout);
    bool waits = true;
    pthread_mutex_lock(&(*sem)->lock);
    while ((*sem)->count == 0 && waits) {
        waits = wait(&(*sem)->raised, &(*sem)->lock, timeout == 0 ? NULL : &until);
    }
    bool got = (*sem)->count > 0;
    (*sem)->count = 0;
    pthread_mutex_unlock(&(*sem)->lock);
    return got ? 0 : SYS_ARCH_TIMEOUT;
}

// ---- mail boxes

err_t sys_mbox_new(sys_mbox_t *mbox, int size) {
    size = size <= 0 ? 64 : size;
    *mbox = memory(sizeof **mbox + (size_t)size * sizeof(void *));
    pthread_mutex_init(&(*mbox)->lock, NULL);
    cond_new(&(*mbox)->filled);
    cond_new(&(*mbox)->emptied);
    (*mbox)->size = size;
    return ERR_OK;
}

void sys_mbox_free(sys_mbox_t *mbox) {
    pthread_cond_destroy(&(*mbox)->filled);
    pthread_cond_destroy(&(*mbox)->emptied);
    pthread_mutex_destroy(&(*mbox)->lock);
    free(*mbox);
}

static void fill(struct port_mbox *mbox, void *message) {
    mbox->messages[(mbox->first + mbox->count++) % mbox->size] = message;
    pthread_cond_signal(&mbox->filled);
}

void sys_mbox_post(sys_mbox_t *mbox, void *message) {
    pthread_mutex_lock(&(*mbox)->lock);
    while ((*mbox)->count == (*mbox)->size) {
        pthread_cond_wait(&(*mbox)->emptied, &(*mbox)->lock);
    }
    fill(*mbox, message);
    pthread_mutex_unlock(&(*mbox)->lock);
}

err_t sys_mbox_trypost(sys_mbox_t *mbox, void *message) {
    pthread_mutex_lock(&(*mbox)->lock);
    bool room = (*mbox)->count < (*mbox)->size;
    if (room) {
        fill(*mbox, message);
    }
    pthread_mutex_unlock(&(*mbox)->lock);
    return room ? ERR_OK : ERR_MEM;
}

err_t sys_mbox_trypost_fromisr(sys_mbox_t *mbox, void *message) {
    return sys_mbox_trypost(mbox, message);
}

static u32_t fetch(struct port_mbox *mbox, void **message, bool waits, const struct timespec *until) {
    pthread_mutex_lock(&mbox->lock);
    while (mbox->count == 0 && waits) {
        waits = wait(&mbox->filled, &mbox->lock, until);
    }
    bool got = mbox->count > 0;
    void *first = got ? mbox->messages[mbox->first] : NULL;
    if (got) {
        mbox->first = (mbox->first + 1) % mbox->size;
        mbox->count--;
        pthread_cond_signal(&mbox->emptied);
    }
    pthread_mutex_unlock(&mbox->lock);
    if (message != NULL) {
        *message = first;
    }
    return got ? 0 : SYS_ARCH_TIMEOUT;
}

u32_t sys_arch_mbox_fetch(sys_mbox_t *mbox, void **message, u32_t timeout) {
    struct timespec until = later(timeout);
    return fetch(*mbox, message, true, timeout == 0 ? NULL : &until);
}

u32_t sys_arch_mbox_tryfetch(sys_mbox_t *mbox, void **message) {
    u32_t result = fetch(*mbox, message, false, NULL);
    return result == SYS_ARCH_TIMEOUT ? SYS_MBOX_EMPTY : result;
}

// ---- threads

struct start {
    lwip_thread_fn function;
    void *argument;
};

static void *run(void *given) {
    struct start start = *(struct start *)given;
    free(given);
    start.function(start.argument);
    return NULL;
}

sys_thread_t sys_thread_new(const char *name, lwip_thread_fn function, void *argument, int stack, int priority) {
    struct start *start = memory(sizeof *start);
    pthread_t thread;
    (void)name, (void)stack, (void)priority;
    *start = (struct start){function, argument};
    if (pthread_create(&thread, NULL, run, start) != 0) {
        abort();
    }
    pthread_detach(thread);
    return thread;
}
