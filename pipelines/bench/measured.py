"""Runs a command and writes what it took: wall seconds, CPU seconds, peak memory in MB, MB written to disk, the most MB that a
folder held at once, exit code.  python3 measured.py FIGURES FOLDER COMMAND…

All processes that the command starts count, those that outlive their parents too: they fall to this one, a subreaper (Linux).
Memory is the resident set of one process, or where several run at once the sum of their proportional sets, looked at every 0.25 s.
"""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import threading
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
LIBC = ctypes.CDLL(None)
MB = 1 << 20


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:  # the process is gone, or not ours to look into
        return ""


def descendants():
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        # The name before the fields may hold spaces.
        fields = read(f"/proc/{name}/stat").rpartition(")")[2].split()
        if fields:
            children.setdefault(int(fields[1]), []).append(int(name))
    found = [os.getpid()]
    for pid in found:
        found += children.get(pid, [])
    return found[1:]


def proportional(pid):
    for line in read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def size(folder):
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(parent, name)).st_blocks * 512
            except OSError:  # removed meanwhile
                pass
    return total


class Watch(threading.Thread):
    """The most memory of several processes, and the most that the folder held, in bytes."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.ended, self.memory, self.disk = folder, threading.Event(), 0, 0

    def run(self):
        while not self.ended.wait(0.25):
            self.look()

    def look(self):
        pids = descendants()
        if len(pids) > 1:
            self.memory = max(self.memory, sum(map(proportional, pids)))
        self.disk = max(self.disk, size(self.folder))


def end_with_parent():
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def main(figures, folder, *command):
    LIBC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    watch = Watch(folder)
    start = time.monotonic()
    child = subprocess.Popen(command, preexec_fn=end_with_parent)
    watch.start()
    while True:
        try:
            pid, status = os.waitpid(-1, 0)
        except ChildProcessError:
            break
        if pid == child.pid:
            wall, code = time.monotonic() - start, os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    watch.look()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = max(watch.memory, used.ru_maxrss * 1024)
    with open(figures, "w", encoding="utf-8") as out:
        out.write(
            f"{wall:.2f} {used.ru_utime + used.ru_stime:.1f} {memory / MB:.0f} "
            f"{used.ru_oublock * 512 / MB:.0f} {watch.disk / MB:.0f} {code}\n"
        )


main(*sys.argv[1:])
