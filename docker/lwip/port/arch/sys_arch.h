// SPDX-License-Identifier: Apache-2.0
#ifndef ARCH_SYS_ARCH_H
#define ARCH_SYS_ARCH_H

#include <pthread.h>

struct port_sem;
struct port_mbox;

typedef pthread_mutex_t *sys_mutex_t;
typedef struct port_sem *sys_sem_t;
typedef struct port_mbox *sys_mbox_t;
typedef pthread_t sys_thread_t;
typedef int sys_prot_t;

#define sys_mutex_valid(mutex) (*(mutex) != NULL)
#define sys_mutex_set_invalid(mutex) (*(mutex) = NULL)
#define sys_sem_valid(sem) (*(sem) != NULL)
#define sys_sem_set_invalid(sem) (*(sem) = NULL)
#define sys_mbox_valid(mbox) (*(mbox) != NULL)
#define sys_mbox_set_invalid(mbox) (*(mbox) = NULL)

#endif
