"""Execute notebooks with nbclient and compare what comes out with what is stored.

    execute.py [--kernel NAME] [--update | --solved] NOTEBOOK...

Every cell's outputs must be the stored ones. A cell tagged `output-varies` (timings, random numbers)
need only give the same kinds of output. A cell that should fail is tagged `raises-exception`.
With --update the new outputs are stored instead; nothing else of the file changes, and what varies is
kept as it was while its kinds are the same.
With --solved each cell `exercise-N` runs the program of the cell `solution-N`, and no cell `check-N`
may fail.
Exit: 0 all equal; 1 some output differs; 2 a notebook could not be run.
"""

import argparse
import copy
import difflib
import json
import pathlib
import re
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def text(value):
    return "".join(value) if isinstance(value, list) else value


def comparable(outputs):
    """Outputs without what is free to vary: how a stream was cut, counters, styling-only metadata."""
    result = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            last = result[-1] if result else None
            if last and last["kind"] == "stream" and last["name"] == output["name"]:
                last["text"] += text(output["text"])
            else:
                result.append({"kind": kind, "name": output["name"], "text": text(output["text"])})
        elif kind == "error":
            result.append({"kind": kind, "name": output["ename"], "value": output["evalue"],
                           "traceback": list(output["traceback"])})
        else:
            data = {mime: text(value) for mime, value in output["data"].items()}
            result.append({"kind": kind, "data": data, "alternatives": alternatives(output)})
    return result


def alternatives(output):
    """What readers of a page hear in place of its images."""
    metadata = output.get("metadata", {})
    return {mime: metadata[mime]["alt"] for mime in output["data"] if "alt" in metadata.get(mime, {})}


def kinds(outputs):
    return [(o["kind"], o.get("name"), sorted(o.get("data", {})), sorted(o.get("alternatives", {})))
            for o in comparable(outputs)]


def as_compared(cell):
    varies = "output-varies" in cell.metadata.get("tags", [])
    return kinds(cell.outputs) if varies else comparable(cell.outputs)


def differences(stored, fresh):
    """A line for each difference between two runs of one notebook."""
    for number, (old, new) in enumerate(zip(stored.cells, fresh.cells)):
        if old.cell_type != "code":
            continue
        a, b = as_compared(old), as_compared(new)
        if a != b:
            yield f"cell {number}: {old.source.splitlines()[0] if old.source else '(empty)'}"
            lines = [json.dumps(x, indent=1, ensure_ascii=False, sort_keys=True).splitlines() for x in (a, b)]
            yield from ("    " + line for line in difflib.unified_diff(*lines, "stored", "now", lineterm="", n=2))


def run(stored, kernel, folder):
    fresh = copy.deepcopy(stored)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(fresh, timeout=120, startup_timeout=60, kernel_name=kernel, record_timing=False,
                   store_widget_state=False, resources={"metadata": {"path": str(folder)}}).execute()
    return fresh


def solve(notebook):
    """Puts the program of each solution into the cell of its exercise; the numbers of those solved."""
    cells = {cell.id: cell for cell in notebook.cells}
    found = [(match.group(1), re.search(r"```scheme\n(.*?)```", cell.source, re.DOTALL))
             for name, cell in cells.items() if (match := re.fullmatch(r"solution-(\d+)", name))]
    for number, program in found:
        cells[f"exercise-{number}"].source = program.group(1)
    return [number for number, _ in found]


def unsolved(fresh, solved):
    """A line for each check that fails although its exercise is solved, or is not there."""
    cells = {cell.id: cell for cell in fresh.cells}
    for number in solved:
        check = cells.get(f"check-{number}")
        errors = [output["evalue"] for output in check.outputs if output["output_type"] == "error"] if check else []
        if errors or not check:
            yield f"    exercise {number}: {errors[0] if errors else 'there is no check'}"


def store(stored, fresh, path):
    for old, new in zip(stored.cells, fresh.cells):
        if old.cell_type == "code":
            if as_compared(old) != as_compared(new):
                old.outputs = new.outputs
            old.execution_count = new.execution_count
            for output in old.outputs:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = new.execution_count
    nbformat.write(stored, path)


def check(path, kernel, update, solved):
    stored = nbformat.read(path, as_version=4)
    nbformat.validate(stored)
    exercises = solve(stored) if solved else []
    try:
        fresh = run(stored, kernel, path.parent)
    except CellExecutionError as error:
        print(f"{path.name}: a cell failed\n{error}")
        return 1
    except Exception as error:  # the kernel did not start, died, or hung
        print(f"{path.name}: could not be run: {type(error).__name__}: {error}")
        return 2
    if update:
        store(stored, fresh, path)
        print(f"{path.name}: stored")
        return 0
    if solved:
        found = list(unsolved(fresh, exercises))
        print("\n".join([f"{path.name}: {len(exercises)} exercises, {len(found)} not solved", *found]))
        return 1 if found else 0
    found = list(differences(stored, fresh))
    cells = sum(cell.cell_type == "code" for cell in stored.cells)
    print("\n".join([f"{path.name}: {'differs' if found else 'same outputs'} ({cells} cells run)", *found]))
    return 1 if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", default="lambdust")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--update", action="store_true")
    mode.add_argument("--solved", action="store_true")
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    sys.exit(max(check(path, arguments.kernel, arguments.update, arguments.solved) for path in arguments.notebooks))


if __name__ == "__main__":
    main()
