"""Execute notebooks with nbclient and compare what comes out with what is stored.

    execute.py [--kernel NAME] [--update] NOTEBOOK...

Every cell's outputs must be the stored ones. A cell tagged `output-varies` (timings, random numbers)
need only give the same kinds of output. A cell that should fail is tagged `raises-exception`.
With --update the new outputs are stored instead; nothing else of the file changes.
Exit: 0 all equal; 1 some output differs; 2 a notebook could not be run.
"""

import argparse
import copy
import difflib
import json
import pathlib
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
            result.append({"kind": kind, "data": data})
    return result


def kinds(outputs):
    return [(o["kind"], o.get("name"), sorted(o.get("data", {}))) for o in comparable(outputs)]


def differences(stored, fresh):
    """A line for each difference between two runs of one notebook."""
    for number, (old, new) in enumerate(zip(stored.cells, fresh.cells)):
        if old.cell_type != "code":
            continue
        varies = "output-varies" in old.metadata.get("tags", [])
        a, b = (kinds(c.outputs) if varies else comparable(c.outputs) for c in (old, new))
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


def check(path, kernel, update):
    stored = nbformat.read(path, as_version=4)
    nbformat.validate(stored)
    try:
        fresh = run(stored, kernel, path.parent)
    except CellExecutionError as error:
        print(f"{path.name}: a cell failed\n{error}")
        return 1
    except Exception as error:  # the kernel did not start, died, or hung
        print(f"{path.name}: could not be run: {type(error).__name__}: {error}")
        return 2
    if update:
        for old, new in zip(stored.cells, fresh.cells):
            if old.cell_type == "code":
                old.outputs, old.execution_count = new.outputs, new.execution_count
        nbformat.write(stored, path)
        print(f"{path.name}: stored")
        return 0
    found = list(differences(stored, fresh))
    cells = sum(cell.cell_type == "code" for cell in stored.cells)
    print("\n".join([f"{path.name}: {'differs' if found else 'same outputs'} ({cells} cells run)", *found]))
    return 1 if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", default="lambdust")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    sys.exit(max(check(path, arguments.kernel, arguments.update) for path in arguments.notebooks))


if __name__ == "__main__":
    main()
