#!/usr/bin/env python3
"""Compares the workloads of this folder with Erlang's, Racket's, GHC's and Clojure's machines.

    cargo build --release
    python3 interp/benches/concurrency/compare.py [--rounds 3] [--lambdust PATH] [--only actors,locks,queues,sleepers,io,transactions]

In each round every system runs once, one after the other; the table has medians over the rounds. Needs `erl`, `racket`,
`ghc` with its package stm, and `clojure` for their columns. `better` is how many times better Lambdust with two workers is than the best peer.
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
# Figures of which less is better.
LESS = {"ns/receive", "bytes/actor", "s", "answers", "retries/commit"}
PEERS = ("Erlang", "Racket", "GHC", "Clojure")


def figures(command):
    """The lines that a command prints: a figure for each workload and unit."""
    lines = subprocess.run(command, capture_output=True, text=True, cwd=HERE, timeout=1200).stdout.splitlines()
    fields = [line.split("\t") for line in lines if line.count("\t") == 2]
    return {(name, unit): float(figure) for name, unit, figure in fields}


def systems(lambdust, only, built):
    """What is run, by the column it fills."""
    commands = {}
    for name in only:
        for workers in (1, 2):
            script = [lambdust, "run", "--workers", str(workers), f"{name}.scm"]
            commands.setdefault(f"{workers} worker{'s' * (workers > 1)}", []).append(script)
    if shutil.which("erl") and {"actors", "sleepers"} & set(only):
        subprocess.run(["erlc", "-o", built, str(HERE / "peers/beam.erl")], check=True)
        commands["Erlang"] = [["erl", "-noshell", "+P", "2000000", "-pa", built, "-run", "beam", "main"]]
    if shutil.which("racket") and "locks" in only:
        commands["Racket"] = [["racket", "peers/locks.rkt"]]
    if "transactions" in only:
        commands.update(transactional(built))
    return commands


def transactional(built):
    """The systems with transactional memory."""
    commands = {}
    if shutil.which("ghc"):
        program = f"{built}/transactions"
        build = ["ghc", "-v0", "-O2", "-threaded", "-rtsopts", "-outputdir", built, "-o", program]
        subprocess.run([*build, str(HERE / "peers/transactions.hs")], check=True)
        commands["GHC"] = [[program, "+RTS", "-N2", "-qg"]]
    if shutil.which("clojure"):
        commands["Clojure"] = [["clojure", "peers/transactions.clj"]]
    return commands


def ratio(unit, own, peers):
    if own is None or not peers:
        return ""
    best = min(peers) if unit in LESS else max(peers)
    if 0 in (best, own):
        return ""
    return f"{best / own if unit in LESS else own / best:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lambdust", default=str(ROOT / "target/release/lambdust"))
    parser.add_argument("--only", default="actors,locks,queues,sleepers,io,transactions")
    arguments = parser.parse_args()
    found = {}
    with tempfile.TemporaryDirectory() as built:
        commands = systems(arguments.lambdust, arguments.only.split(","), built)
        for _ in range(arguments.rounds):
            for column, scripts in commands.items():
                for (name, unit), figure in [item for script in scripts for item in figures(script).items()]:
                    found.setdefault((name, unit), {}).setdefault(column, []).append(figure)
    print("| workload | unit | " + " | ".join(commands) + " | better |")
    print("| --- | --- |" + " ---: |" * (len(commands) + 1))
    for (name, unit), columns in found.items():
        medians = {column: statistics.median(values) for column, values in columns.items()}
        cells = [f"{medians[column]:,.3g}" if medians.get(column, 1e9) < 100 else f"{medians[column]:,.0f}"
                 if column in medians else "" for column in commands]
        peers = [medians[peer] for peer in PEERS if peer in medians]
        print(f"| {name} | {unit} | " + " | ".join(cells) + f" | {ratio(unit, medians.get('2 workers'), peers)} |")


if __name__ == "__main__":
    main()
