#!/usr/bin/env python3
"""Runs the programs of benches/programs under `lambdust run` and under Guile, in turns, and prints
medians, peak memory and ratios, the cases we lose beside those we win.

    python3 interp/benches/compare.py [--lambdust PATH] [--programs NAME,NAME…] [--rounds N] [--cpu] [--json FILE]

A ratio above 1 means that Lambdust is slower. `whole` is the whole command; in `work` the time of the
program `start`, which does nothing, is taken off both. Guile compiles each program before the first
round. Rounds are interleaved, so that a busy moment of the machine hits all systems alike; `--cpu`
compares seconds of processor time, which other programs disturb less, but in which a collector that
marks with several threads looks slow. Both systems must print the same.
"""

import argparse
import json
import math
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parent / "programs"
REPOSITORY = Path(__file__).resolve().parents[2]
TIME_LIMIT_S = 300
TIMER = shutil.which("time", path="/usr/bin:/bin")
SIZE = re.compile(r"^;; measured at size (\S+)$", re.MULTILINE)
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", GUILE_AUTO_COMPILE="1", GUILE_WARN_DEPRECATED="no")
# Below this, the work of a program drowns in the noise of starting.
LEAST_WORK_S = 0.02


class Failure(Exception):
    """A program that did not run, with what it said."""


@dataclass
class Run:
    """What one run of a command took."""

    output: str
    wall: float
    cpu: float
    megabytes: float | None


def run(command):
    """Runs a command once, under the system's `time` where there is one: only it tells peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("output", "errors", "memory")]
        if TIMER:
            command = [TIMER, "-f", "%M", "-o", str(paths[2]), *command]
        with paths[0].open("wb") as output, paths[1].open("wb") as errors:
            status, wall, cpu = wait(
                subprocess.Popen(command, stdout=output, stderr=errors, env=ENVIRONMENT, start_new_session=True)
            )
        output, errors, memory = (path.read_text("utf-8", "replace") if path.exists() else "" for path in paths)
    if status != 0:
        late = f"took longer than {TIME_LIMIT_S} s" if wall >= TIME_LIMIT_S else ""
        raise Failure(late or (errors.strip() or output.strip() or "failed without a word").splitlines()[-1])
    return Run(output, wall, cpu, int(memory) / 1024 if memory.strip().isdigit() else None)


def wait(process):
    """The exit code of a process, with its wall-clock and processor time; ends it after a time limit."""
    start = time.perf_counter()
    timer = threading.Timer(TIME_LIMIT_S, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def commands(lambdust, program):
    """The command of each system for a program, at the size at which it is measured."""
    size = SIZE.findall(program.read_text(encoding="utf-8"))
    found = {"lambdust": [str(lambdust), "run", str(program), *size]}
    guile = shutil.which("guile-3.0") or shutil.which("guile")
    if guile:
        found["guile"] = [guile, "--r7rs", str(program), *size]
    return found


def attempt(systems):
    """One run of each system, or its complaint; outputs that differ are the complaint of the first."""
    results = {}
    for name, command in systems.items():
        try:
            results[name] = run(command)
        except Failure as failure:
            results[name] = failure
    outputs = {result.output for result in results.values() if isinstance(result, Run)}
    if len(outputs) > 1:
        results["lambdust"] = Failure("the outputs differ")
    return results


def measure(program, lambdust, rounds, clock):
    """Median time and peak memory of a program under each system, or why there is none."""
    systems = commands(lambdust, program)
    first = attempt(systems)
    runs = {name: [] for name, result in first.items() if isinstance(result, Run)}
    for _ in range(rounds):
        for name, done in runs.items():
            done.append(run(systems[name]))
    row = {"program": program.stem}
    for name, result in first.items():
        if name in runs:
            row[name] = {
                "seconds": statistics.median(getattr(done, clock) for done in runs[name]),
                "megabytes": max((done.megabytes for done in runs[name] if done.megabytes), default=None),
            }
        else:
            row[name] = {"failure": str(result)}
    row.setdefault("guile", {"failure": "not installed"})
    return row


def add_ratios(row, start):
    """The ratios of a row both systems of which ran."""
    ours, theirs = row["lambdust"], row["guile"]
    if "failure" in ours or "failure" in theirs:
        return
    row["whole"] = ours["seconds"] / theirs["seconds"]
    if start and row is not start:
        ours_work = ours["seconds"] - start["lambdust"]["seconds"]
        theirs_work = theirs["seconds"] - start["guile"]["seconds"]
        if min(ours_work, theirs_work) > LEAST_WORK_S:
            row["work"] = ours_work / theirs_work


def line(row):
    """One line of the table."""
    cells = [row["program"].ljust(14)]
    for name in ("lambdust", "guile"):
        side = row[name]
        if "failure" in side:
            cells.append(f"{side['failure'][:22]:<22}")
        else:
            memory = f"{side['megabytes']:8.1f}" if side["megabytes"] else "       -"
            cells.append(f"{side['seconds']:8.3f} s {memory} MB")
    for ratio in ("whole", "work"):
        cells.append(f"{row[ratio]:6.2f}" if ratio in row else "     -")
    return "  ".join(cells)


def summary(rows):
    """Which cases are lost and which are won, by the work where it is known."""
    ratios = {row["program"]: row.get("work", row.get("whole")) for row in rows if "whole" in row}
    ratios.pop("start", None)
    if not ratios:
        return "nothing to compare"
    slowest_first = sorted(ratios.items(), key=lambda item: -item[1])
    shown = lambda items: ", ".join(f"{name} {ratio:.2f}" for name, ratio in items) or "none"
    failed = [row["program"] for row in rows if "failure" in row["lambdust"]]
    mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios.values()))
    return "\n".join([
        f"slower than Guile: {shown([item for item in slowest_first if item[1] > 1])}",
        f"faster than Guile: {shown([item for item in slowest_first if item[1] <= 1])}",
        f"failed: {', '.join(failed) or 'none'}",
        f"geometric mean of {len(ratios)}: {mean:.2f}",
    ])


def chosen(names):
    """The programs to run; `start` comes first, because the others need its time."""
    programs = {program.stem: program for program in sorted(PROGRAMS.glob("*.scm"))}
    unknown = set(names) - set(programs)
    if unknown:
        sys.exit(f"no such program: {', '.join(sorted(unknown))}")
    wanted = [name for name in programs if not names or name in names]
    return [programs[name] for name in ["start", *(name for name in wanted if name != "start")]]


def default_binary():
    """The release binary of this checkout."""
    target = os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")
    return Path(target) / "release" / "lambdust"


def main():
    """Parses the arguments and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--lambdust", type=Path, default=default_binary(), help="the binary to measure")
    parser.add_argument("--programs", default="", help="names with commas between; all when left out")
    parser.add_argument("--rounds", type=int, default=5, help="timed runs of each program and system")
    parser.add_argument("--cpu", action="store_true", help="compare processor time, not wall-clock time")
    parser.add_argument("--json", type=Path, help="also write the results there")
    options = parser.parse_args()
    if options.rounds < 1:
        sys.exit("--rounds wants at least 1")
    if not options.lambdust.exists():
        sys.exit(f"{options.lambdust} is missing: run `cargo build --release` first, or name it with --lambdust")
    programs = chosen([name for name in options.programs.split(",") if name])
    print(f"{'program':<14}  {'lambdust':>22}  {'guile':>22}  {'whole':>6}  {'work':>6}")
    rows, start = [], None
    for program in programs:
        row = measure(program, options.lambdust, options.rounds, "cpu" if options.cpu else "wall")
        add_ratios(row, start)
        if program.stem == "start" and "whole" in row:
            start = row
        rows.append(row)
        print(line(row), flush=True)
    print(summary(rows))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
