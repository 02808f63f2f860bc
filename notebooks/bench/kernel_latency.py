#!/usr/bin/env python3
"""Measure Jupyter kernels from outside, with jupyter_client only, side by side.

    kernel_latency.py KERNEL [KERNEL...] [--rounds 3] [--n 200] [--lines 100000] [--json FILE]

Each KERNEL is the name of an installed kernelspec. Every round measures each kernel once, in turn, so that
what else the machine does falls on all alike; shown are the medians of the rounds, and for each further
kernel how many times the first one's figure it is.
  start           process started to the first kernel_info_reply
  execute         execute_request of a constant to its idle, cold and then n times
  print           execute_request to the first output
  questions       kernel_info on shell and control, is_complete, complete, inspect: request to reply
  flood           many printed lines to idle; lines that were lost
  busy            heartbeat and kernel_info on control while a cell runs for ever
  interrupt       request to the error reply, and whether definitions are still there
  memory          resident after the start, and at its peak
  shutdown        request to the end of the process
"""

import argparse
import json
import os
import queue
import statistics
import sys
import time

import psutil
import zmq
from jupyter_client import KernelManager

# what each language is asked to run: a constant, a print, a definition and its use, an endless loop, a flood
SNIPPETS = {
    "python": {"constant": "1", "print": "print('x')", "define": "kept = 42", "use": "kept",
               "endless": "while True: pass", "flood": "for i in range({n}): print(i)", "prefix": "pri"},
    "scheme": {"constant": "1", "print": '(display "x")', "define": "(define kept 42)", "use": "kept",
               "endless": "(let loop () (loop))", "prefix": "(dis",
               "flood": "(let loop ((i 0)) (if (< i {n}) (begin (display i) (newline) (loop (+ i 1)))))"},
    # the echo language of the kernel's own tests
    "echo": {"constant": "1", "print": "print x", "define": "1", "use": "1", "endless": "sleep 600000",
             "flood": "flood {n}", "prefix": "pri"},
}
PATIENCE = 60


def reply_to(receive, request, patience=PATIENCE):
    """The reply to one request; those to earlier ones are passed over."""
    end = time.perf_counter() + patience
    while True:
        message = receive(timeout=max(0.001, end - time.perf_counter()))
        if message["parent_header"].get("msg_id") == request:
            return message


def milliseconds(seconds):
    return round(statistics.median(seconds) * 1000, 2)


class Kernel:
    """A running kernel and a client of it."""

    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        started = time.perf_counter()
        with open(os.devnull, "w") as nowhere:
            self.manager.start_kernel(stdout=nowhere, stderr=nowhere)
        self.client = self.manager.client()
        self.client.start_channels(hb=False)
        info = reply_to(self.client.get_shell_msg, self.client.kernel_info())["content"]
        self.start_seconds = time.perf_counter() - started
        language = info["language_info"]["name"].lower()
        if language not in SNIPPETS:
            self.end()
            sys.exit(f"{name}: no snippets for the language {language!r}; have {', '.join(SNIPPETS)}")
        self.snippets = SNIPPETS[language]
        self.drain(0.5)

    def drain(self, quiet):
        """Reads what is published until nothing comes for a while; returns it."""
        messages = []
        while True:
            try:
                messages.append(self.client.get_iopub_msg(timeout=quiet))
            except queue.Empty:
                return messages

    def execute(self, code):
        """Runs a cell; returns seconds to its first output and to idle, its printed text, and its reply."""
        started, first, printed = time.perf_counter(), None, []
        request = self.client.execute(code)
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind in ("stream", "execute_result", "error") and first is None:
                first = time.perf_counter() - started
            if kind == "stream":
                printed.append(content["text"])
            elif kind == "status" and content["execution_state"] == "idle":
                idle = time.perf_counter() - started
                reply = reply_to(self.client.get_shell_msg, request)["content"]
                return {"first": first, "idle": idle, "printed": "".join(printed), "reply": reply}

    def ask_control(self):
        message = self.client.session.msg("kernel_info_request", {})
        self.client.control_channel.send(message)
        return message["header"]["msg_id"]

    def memory(self):
        """Resident now and at its peak, in MiB, with all child processes."""
        now = peak = 0
        process = psutil.Process(self.manager.provisioner.pid)
        for each in [process, *process.children(recursive=True)]:
            with open(f"/proc/{each.pid}/status") as status:
                fields = dict(line.split(":", 1) for line in status)
            now += int(fields["VmRSS"].split()[0])
            peak += int(fields["VmHWM"].split()[0])
        return round(now / 1024, 1), round(peak / 1024, 1)

    def end(self):
        """Asks it to end; returns the seconds until it is gone."""
        started = time.perf_counter()
        self.client.shutdown()
        while self.manager.is_alive() and time.perf_counter() < started + 10:
            time.sleep(0.001)
        taken = time.perf_counter() - started
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        return taken


def measure_questions(kernel, n):
    client, snippets = kernel.client, kernel.snippets
    questions = {
        "kernel_info on shell, ms": (client.kernel_info, client.get_shell_msg),
        "kernel_info on control, ms": (kernel.ask_control, client.get_control_msg),
        "is_complete, ms": (lambda: client.is_complete(snippets["constant"]), client.get_shell_msg),
        "complete, ms": (lambda: client.complete(snippets["prefix"]), client.get_shell_msg),
        "inspect, ms": (lambda: client.inspect(snippets["print"], 2), client.get_shell_msg),
    }
    figures = {}
    for name, (ask, receive) in questions.items():
        taken = []
        for _ in range(n):
            started = time.perf_counter()
            reply_to(receive, ask())
            taken.append(time.perf_counter() - started)
        figures[name] = milliseconds(taken)
    kernel.drain(0.2)
    return figures


def measure_cells(kernel, n):
    snippets = kernel.snippets
    figures = {"first cell to idle, ms": round(kernel.execute(snippets["constant"])["idle"] * 1000, 2)}
    runs = [kernel.execute(snippets["constant"]) for _ in range(n)]
    figures["constant to idle, ms"] = milliseconds([run["idle"] for run in runs])
    runs = [kernel.execute(snippets["print"]) for _ in range(min(n, 50))]
    figures["print to first output, ms"] = milliseconds([run["first"] for run in runs])
    return figures


def measure_flood(kernel, lines):
    run = kernel.execute(kernel.snippets["flood"].format(n=lines))
    received = run["printed"].split()
    return {f"{lines} lines to idle, ms": round(run["idle"] * 1000, 1),
            "lines lost": lines - len(received),
            "lines in order": received == [str(number) for number in range(len(received))]}


def measure_busy(kernel):
    """Heartbeat, control and interrupt while a cell runs for ever."""
    client, snippets = kernel.client, kernel.snippets
    kernel.execute(snippets["define"])
    beat = zmq.Context.instance().socket(zmq.REQ)
    beat.linger = 0
    beat.connect(client._make_url("hb"))
    request = client.execute(snippets["endless"])
    time.sleep(0.5)
    beats = []
    for _ in range(20):
        started = time.perf_counter()
        beat.send(b"ping")
        if not beat.poll(5000):
            break
        beat.recv()
        beats.append(time.perf_counter() - started)
    beat.close()
    started = time.perf_counter()
    reply_to(client.get_control_msg, kernel.ask_control())
    control = time.perf_counter() - started
    started = time.perf_counter()
    kernel.manager.interrupt_kernel()
    status = reply_to(client.get_shell_msg, request)["content"]["status"]
    interrupt = time.perf_counter() - started
    kernel.drain(0.2)
    kept = kernel.execute(snippets["use"])["reply"]["status"] == "ok"
    return {"heartbeat while busy, ms": milliseconds(beats) if len(beats) == 20 else "lost",
            "kernel_info on control while busy, ms": round(control * 1000, 2),
            "interrupt to reply, ms": round(interrupt * 1000, 2) if status == "error" else f"reply says {status}",
            "definitions kept": kept}


def measure(name, arguments):
    kernel = Kernel(name)
    figures = {"start to first reply, ms": round(kernel.start_seconds * 1000, 1)}
    try:
        figures["memory after start, MiB"], _ = kernel.memory()
        figures.update(measure_cells(kernel, arguments.n))
        figures.update(measure_questions(kernel, min(arguments.n, 50)))
        figures.update(measure_flood(kernel, arguments.lines))
        _, figures["memory at peak, MiB"] = kernel.memory()
        figures.update(measure_busy(kernel))
    finally:
        figures["shutdown to end of process, ms"] = round(kernel.end() * 1000, 1)
    return figures


def summary(rounds):
    """The median of each figure over the rounds; a figure that is no number, as it was each time."""
    result = {}
    for name in rounds[0]:
        values = [figures[name] for figures in rounds]
        numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
        result[name] = round(statistics.median(values), 2) if numbers else "/".join(sorted({str(v) for v in values}))
    return result


def table(results):
    """Lines of text: a row for each figure, a column for each kernel and its ratio to the first."""
    (first, base), *others = results.items()
    width = max(map(len, base))
    yield f"{'':{width}}  {first:>12}" + "".join(f"  {name:>12}  {'times':>7}" for name, _ in others)
    for figure, value in base.items():
        line = f"{figure:{width}}  {value!s:>12}"
        for _, other in others:
            ratio = ""
            if isinstance(value, (int, float)) and isinstance(other[figure], (int, float)) and value > 0:
                ratio = f"{other[figure] / value:.2f}"
            line += f"  {other[figure]!s:>12}  {ratio:>7}"
        yield line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kernels", nargs="+", metavar="KERNEL")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--n", type=int, default=200, help="repetitions of a small request (200)")
    parser.add_argument("--lines", type=int, default=100_000, help="lines of the flood (100000)")
    parser.add_argument("--json", help="write the medians to this file as well")
    arguments = parser.parse_args()
    rounds = {name: [] for name in arguments.kernels}
    for number in range(arguments.rounds):
        for name in arguments.kernels:
            print(f"round {number + 1} of {arguments.rounds}: {name}", file=sys.stderr)
            rounds[name].append(measure(name, arguments))
    results = {name: summary(figures) for name, figures in rounds.items()}
    print("\n".join(table(results)))
    if arguments.json:
        with open(arguments.json, "w") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
