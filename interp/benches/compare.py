#!/usr/bin/env python3
"""Runs every program of benches/programs under `lambdust run` and under Guile, in turns, and prints
medians, peak memory and the ratio, the cases we lose as well.

    python3 interp/benches/compare.py [--lambdust PATH] [--rounds N] [--json FILE] [NAME …]

A ratio above 1 means that Lambdust is slower. Guile compiles each program before the first round. Runs
are interleaved, so that a busy moment of the machine hits all systems alike.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROGRAMS = Path(__file__).resolve().parent / "programs"
REPOSITORY = Path(__file__).resolve().parents[2]
TIME_LIMIT_S = 300


class Failure(Exception):
    """A program that did not run, with what it said."""


def run(command, environment):
    """Runs a command once: output, seconds of wall-clock time, peak memory in kilobytes."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    )
    try:
        output, errors = process.communicate(timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired as late:
        process.kill()
        process.communicate()
        raise Failure(f"took longer than {TIME_LIMIT_S} s") from late
    seconds = time.perf_counter() - start
    if process.returncode != 0:
        raise Failure((errors.strip() or output.strip() or "failed without a word").splitlines()[-1])
    return output, seconds


def peak_kilobytes(command, environment):
    """Peak resident memory of one more run, where the system's `time` can tell."""
    timer = shutil.which("time", path="/usr/bin:/bin")
    if timer is None:
        return None
    result = subprocess.run(
        [timer, "-f", "%M", *command], env=environment, capture_output=True, text=True, timeout=TIME_LIMIT_S
    )
    last = result.stderr.strip().splitlines()[-1:]
    return int(last[0]) if last and last[0].isdigit() else None


def systems(lambdust, program):
    """The command of each system for a program; Guile's warnings about shadowed names are off."""
    commands = {"lambdust": [str(lambdust), "run", str(program)]}
    guile = shutil.which("guile-3.0") or shutil.which("guile")
    if guile:
        commands["guile"] = [guile, str(program)]
    return commands


def measure(program, lambdust, rounds):
    """Times and memory of a program under each system; a system that fails has its complaint instead."""
    environment = dict(os.environ, GUILE_AUTO_COMPILE="1", GUILE_WARN_DEPRECATED="no")
    commands = systems(lambdust, program)
    times = {name: [] for name in commands}
    outputs, failures = {}, {}
    for name, command in commands.items():
        try:
            outputs[name], _ = run(command, environment)
        except Failure as failure:
            failures[name] = str(failure)
    if len(set(outputs.values())) > 1:
        failures["lambdust"] = "the outputs differ"
    for _ in range(rounds):
        for name in outputs:
            if name not in failures:
                times[name].append(run(commands[name], environment)[1])
    result = {"program": program.stem}
    for name, command in commands.items():
        if name in failures:
            result[name] = {"failure": failures[name]}
        else:
            result[name] = {
                "seconds": statistics.median(times[name]),
                "kilobytes": peak_kilobytes(command, environment),
            }
    return result


def row(result):
    """One line of the table."""
    ours, theirs = result["lambdust"], result.get("guile", {"failure": "not installed"})
    cells = [result["program"].ljust(16)]
    for side in (ours, theirs):
        if "failure" in side:
            cells.append(f"  {side['failure'][:30]:<30}")
        else:
            memory = f"{side['kilobytes'] / 1024:8.1f}" if side["kilobytes"] else "       -"
            cells.append(f"{side['seconds']:10.3f} s {memory} MB")
    if "failure" not in ours and "failure" not in theirs:
        cells.append(f"{ours['seconds'] / theirs['seconds']:8.2f}")
    return "  ".join(cells)


def default_binary():
    """The release binary of this checkout."""
    target = os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target")
    return Path(target) / "release" / "lambdust"


def main():
    """Parses the arguments and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lambdust", type=Path, default=default_binary(), help="the binary to measure")
    parser.add_argument("--rounds", type=int, default=5, help="timed runs of each program and system")
    parser.add_argument("--json", type=Path, help="also write the results there")
    parser.add_argument("names", nargs="*", help="programs; all when left out")
    options = parser.parse_args()
    if not options.lambdust.exists():
        sys.exit(f"{options.lambdust} is missing: run `cargo build --release` first, or name it with --lambdust")
    programs = sorted(PROGRAMS.glob("*.scm"))
    if options.names:
        unknown = set(options.names) - {program.stem for program in programs}
        if unknown:
            sys.exit(f"no such program: {', '.join(sorted(unknown))}")
        programs = [program for program in programs if program.stem in options.names]
    print(f"{'program':<16}  {'lambdust':>23}  {'guile':>23}  {'ratio':>8}")
    results = []
    for program in programs:
        results.append(measure(program, options.lambdust, options.rounds))
        print(row(results[-1]), flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
