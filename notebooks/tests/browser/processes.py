"""Processes that a run starts and ends: each in a session of its own, so that only that is ended."""

import os
import signal
import subprocess
import time


class HarnessError(Exception):
    """The harness itself could not do its work; says nothing about the notebook."""


class Processes:
    def __init__(self):
        self.started = []

    def start(self, argv, env, log):
        with open(log, "wb") as out:
            process = subprocess.Popen(argv, env=env, stdout=out, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL, start_new_session=True)
        self.started.append(process)
        return process

    def stop(self):
        for process in reversed(self.started):
            for name, patience in ((signal.SIGTERM, 8), (signal.SIGKILL, 5)):
                try:
                    os.killpg(process.pid, name)
                except (ProcessLookupError, PermissionError):
                    break
                try:
                    process.wait(patience)
                except subprocess.TimeoutExpired:
                    continue
                if name == signal.SIGTERM:  # the leader is gone; its children get a moment to follow
                    time.sleep(0.3)
        self.started.clear()


def wait_for(what, seconds, probe, step=0.1):
    """What `probe` returns once it is true; an expected failure of it counts as not yet."""
    end, last = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            found = probe()
            if found:
                return found
        except (OSError, ValueError, KeyError, StopIteration) as error:
            last = error
        time.sleep(step)
    raise HarnessError(f"{seconds:.0f} s passed waiting for {what}" + (f" ({last})" if last else ""))


def log_tail(path):
    return path.read_text(errors="replace")[-1500:]
