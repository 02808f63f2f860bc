"""What a run says about a notebook: a line for each cell and output, and what is wrong. Pure."""

# what a page that ran no cell says of its run
NOTHING_RUN = {"died": False, "status": "idle", "times": {}}
# JupyterLab shows these of what it trusts only
NEEDS_TRUST = {"image/svg+xml", "application/javascript"}
BROKEN = ("Javascript Error", "Error displaying widget", "Error rendering output")


def output_problems(sent, rendered):
    """What is wrong with one output as the page shows it."""
    first_line = (rendered["text"].strip().splitlines() or [""])[0][:120]
    if sent["kind"] != "error" and any(text in rendered["text"] for text in BROKEN):
        yield f"its renderer failed: {first_line}"
    if sent["kind"] not in ("display_data", "execute_result"):
        return
    empty = sent["sizes"] and max(sent["sizes"].values()) == 0
    if not empty and (rendered["width"] < 1 or rendered["height"] < 1):
        yield f"{rendered['mime']} has no size on the page"
    if rendered["pictureWidth"] == 0:
        yield f"{rendered['mime']} is a broken picture"
    if not rendered["mime"]:
        yield "no renderer took any of " + ", ".join(sent["sizes"])


def cell_verdict(cell):
    """The state of a cell in one word, and its problems."""
    problems = []
    failed = any(sent["kind"] == "error" for sent in cell["sent"])
    expected = "raises-exception" in cell["tags"]
    if failed:
        state = "error(expected)" if expected else "ERROR"
    elif not cell["source"].strip():
        state = "blank"
    elif cell["count"] is None:
        state = "NOT RUN"
    else:
        state = "ok"
    if state in ("ERROR", "NOT RUN"):
        problems.append(state)
    if expected and not failed:
        problems.append("an error was expected")
    if len(cell["sent"]) != len(cell["rendered"]):
        problems.append(f"{len(cell['sent'])} outputs sent, {len(cell['rendered'])} shown")
    for sent, rendered in zip(cell["sent"], cell["rendered"]):
        problems.extend(output_problems(sent, rendered))
    return state, problems


def output_line(sent, rendered):
    if sent["kind"] == "stream":
        return f"stream {sent['name']}, {sent['size']} characters"
    if sent["kind"] == "error":
        return f"error {sent['name']}: {sent['value'][:200]}"
    offered = ", ".join(f"{mime} {size}" for mime, size in sent["sizes"].items())
    return f"{sent['kind']} sent [{offered}] shown as {rendered['mime']} {rendered['width']}x{rendered['height']}"


def trusted(cells):
    """Outputs that are shown as nobody's notebook should be before it is trusted."""
    return [f"cell {cell['number']}: {rendered['mime']} is shown, so this notebook is trusted"
            for cell in cells for rendered in cell.get("rendered", []) if rendered["mime"] in NEEDS_TRUST]


def judge(cells, run):
    """Prints the report and returns the list of problems."""
    found = []
    for cell in (cell for cell in cells if cell["type"] == "code"):
        state, problems = cell_verdict(cell)
        count = cell["count"] if cell["count"] is not None else " "
        took = run["times"].get(str(cell["number"]))
        took = "" if took is None else f"{took:8.1f} ms"
        head = next((line.strip() for line in cell["source"].splitlines() if line.strip()), "")[:48]
        print(f"cell {cell['number']:3d} [{count}] {state:8s} {took}  {head}")
        for sent, rendered in zip(cell["sent"], cell["rendered"]):
            print("           " + output_line(sent, rendered))
        for problem in problems:
            print("           ! " + problem)
        found.extend(f"cell {cell['number']}: {problem}" for problem in problems)
    if run["died"]:
        found.append("the kernel died or restarted")
    if run["status"] != "idle":
        found.append(f"the kernel ended {run['status']}, not idle")
    return found
