// SPDX-License-Identifier: Apache-2.0
//
// Stands between a program and the C library (LD_PRELOAD), for scripts/torture.
//
// It counts the calls that change files under the folders of TORTURE_ROOTS (parted by colons) and
// makes the one with the number TORTURE_FAIL_AT fail with the errno TORTURE_ERRNO, once; an errno
// of -1 kills the process in place of the call, as a power cut would. Each counted call is a line
// in the file TORTURE_TRACE. TORTURE_CLOCK names a file of three doubles, offset, origin and
// speed, by which the time of day is bent.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct bend { double offset, origin, speed; };

static const char *roots;
static long fail_at;
static int fail_errno;
static int trace = -1;
static atomic_long counted;
static const volatile struct bend *bend;

__attribute__((constructor)) static void begin(void) {
    const char *text;
    if ((text = getenv("TORTURE_FAIL_AT"))) fail_at = atol(text);
    if ((text = getenv("TORTURE_ERRNO"))) fail_errno = atoi(text);
    if ((text = getenv("TORTURE_TRACE")))
        trace = syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                        0644);
    if ((text = getenv("TORTURE_CLOCK"))) {
        int file = syscall(SYS_openat, AT_FDCWD, text, O_RDONLY | O_CLOEXEC);
        void *page = MAP_FAILED;
        if (file >= 0) page = mmap(NULL, sizeof *bend, PROT_READ, MAP_SHARED, file, 0);
        if (page != MAP_FAILED) bend = page;
        if (file >= 0) syscall(SYS_close, file);
    }
    roots = getenv("TORTURE_ROOTS");
}

static int is_below_a_root(const char *path) {
    for (const char *root = roots; root && *root;) {
        size_t length = strcspn(root, ":");
        if (strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0))
            return 1;
        root += length + (root[length] == ':');
    }
    return 0;
}

// Whether this call has to fail; errno says why then.
static int fails(const char *call, const char *path) {
    if (!is_below_a_root(path)) return 0;
    long number = atomic_fetch_add(&counted, 1) + 1;
    int is_it = number == fail_at;
    if (trace >= 0) {
        char line[4400];
        int length = snprintf(line, sizeof line, "%ld %s %s%s\n", number, call, path,
                              is_it ? " FAILED" : "");
        syscall(SYS_write, trace, line, length);
    }
    if (!is_it) return 0;
    if (fail_errno == -1) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = fail_errno;
    return 1;
}

static int descriptor_fails(const char *call, int descriptor) {
    char link[32], path[4096];
    if (!roots) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

#define FORWARD(result, name, parameters, arguments, test)                                        \
    result name parameters {                                                                      \
        static __typeof__(&name) next;                                                            \
        if (!next) next = REAL(name);                                                             \
        return test ? -1 : next arguments;                                                        \
    }

FORWARD(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count),
        descriptor_fails("write", file))
FORWARD(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t place),
        (file, bytes, count, place), descriptor_fails("pwrite", file))
FORWARD(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t place),
        (file, bytes, count, place), descriptor_fails("pwrite", file))
FORWARD(int, fsync, (int file), (file), descriptor_fails("fsync", file))
FORWARD(int, fdatasync, (int file), (file), descriptor_fails("fdatasync", file))
FORWARD(int, ftruncate, (int file, off_t length), (file, length),
        descriptor_fails("ftruncate", file))
FORWARD(int, ftruncate64, (int file, off64_t length), (file, length),
        descriptor_fails("ftruncate", file))
FORWARD(int, rename, (const char *from, const char *to), (from, to), fails("rename", to))
FORWARD(int, unlink, (const char *path), (path), fails("unlink", path))
FORWARD(int, mkdir, (const char *path, mode_t mode), (path, mode), fails("mkdir", path))

#define OPEN(name, parameters, arguments, path)                                                   \
    int name parameters {                                                                         \
        static __typeof__(&name) next;                                                            \
        if (!next) next = REAL(name);                                                             \
        mode_t mode = 0;                                                                          \
        if (flags & (O_CREAT | __O_TMPFILE)) {                                                    \
            va_list rest;                                                                         \
            va_start(rest, flags);                                                                \
            mode = va_arg(rest, mode_t);                                                          \
            va_end(rest);                                                                         \
            if (fails("open", path)) return -1;                                                   \
        }                                                                                         \
        return next arguments;                                                                    \
    }

OPEN(open, (const char *path, int flags, ...), (path, flags, mode), path)
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode), path)
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode), path)
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode), path)

static double bent(double seconds) {
    return seconds + bend->offset + (seconds - bend->origin) * (bend->speed - 1);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    static __typeof__(&clock_gettime) next;
    if (!next) next = REAL(clock_gettime);
    int status = next(clock, time);
    if (status || !bend || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE))
        return status;
    double seconds = bent(time->tv_sec + time->tv_nsec / 1e9);
    time->tv_sec = (time_t)seconds;
    time->tv_nsec = (long)((seconds - time->tv_sec) * 1e9);
    return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    int status = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return status;
}

time_t time(time_t *result) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}
