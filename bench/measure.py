"""Runs one command as a process and reads what it took: process time (user and system), elapsed time, VmHWM.

A child of Python has Python's own memory and the time of its fork in its getrusage. So the child is traced: its time counts from when the new program
is loaded, and VmHWM is read from /proc when it is about to exit; it is not stopped in between. Linux only. Fails with Failed when the command does, or when tracing is not allowed here."""

import ctypes
import os
import signal
import statistics
import time

TRACEME, CONT, SETOPTIONS = 0, 7, 0x4200
TRACE_EXIT, EXIT_EVENT = 0x40, signal.SIGTRAP | (6 << 8)
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class Failed(Exception):
    pass


class Taken:
    def __init__(self, process, elapsed, memory):
        self.process, self.elapsed, self.memory = process, elapsed, memory  # seconds, seconds, MB


def start(command, environment, output):
    child = os.fork()
    if child == 0:
        out = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        libc.ptrace(TRACEME, 0, None, None)
        try:
            os.execvpe(command[0], command, environment)
        finally:
            os._exit(127)
    return child


def high_water(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def time_until_now(pid):
    with open(f"/proc/{pid}/schedstat", encoding="ascii") as stat:
        return int(stat.read().split()[0]) / 1e9


def follow(child):
    """Until it ends: its status, process time and memory."""
    memory, before = None, 0
    while True:
        _, status, used = os.wait4(child, 0)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime - before, memory
        passed_on = 0
        if status >> 8 == EXIT_EVENT:
            memory = high_water(child)
        elif os.WSTOPSIG(status) == signal.SIGTRAP:  # the new program is loaded
            before = time_until_now(child)
            if libc.ptrace(SETOPTIONS, child, None, TRACE_EXIT) != 0:
                raise Failed("tracing a child is not allowed here: " + os.strerror(ctypes.get_errno()))
        else:
            passed_on = os.WSTOPSIG(status)
        libc.ptrace(CONT, child, None, passed_on)


def once(command, environment=None, output=os.devnull):
    begin = time.monotonic()
    code, process, memory = follow(start([str(word) for word in command], environment or os.environ, output))
    if code != 0 or memory is None:
        raise Failed(f"{' '.join(map(str, command))}: exit code {code}")
    return Taken(process, time.monotonic() - begin, memory)


def median(runs):
    return Taken(*(statistics.median(getattr(run, what) for run in runs) for what in ("process", "elapsed", "memory")))


def repeated(times, command, environment=None):
    return median([once(command, environment) for _ in range(times)])
