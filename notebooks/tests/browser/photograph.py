#!/usr/bin/env python3
"""Run a notebook in a real JupyterLab, in a headless Chromium, and photograph it.

    photograph.py NOTEBOOK KERNEL FOLDER [options]

The notebook is copied to a scratch folder without its outputs, opened in JupyterLab on a free port of
this machine, and run cell by cell through JupyterLab's own command. Each output must have pixels on the
page. FOLDER gets pictures, in each theme: the whole notebook, and each output that is more than text.
With --received it is opened with the outputs it has, as one from somebody else: nothing is run, and JupyterLab
trusts none of it.
Exit: 0 all well; 1 the notebook has a problem; 2 the harness itself could not run.
"""

import argparse
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request

from devtools import CHROMIUM_FLAGS, Page
from processes import HarnessError, Processes, log_tail, wait_for
from verdict import NOTHING_RUN, judge, trusted

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
SETTINGS = {
    # cells off the screen must be there to be photographed
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none", "maxNumberOutputs": 10000,
                                               "autoStartDefaultKernel": True},
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False,
                                                    "doNotDisturbMode": True},
    "@jupyterlab/apputils-extension/themes": {"theme": THEMES["light"]},
}
QUIET_MS, MOST_MS = 800, 15000
HIGHEST_PAGE, STATUS_BAR = 14000, 40

# requests go to this machine only, whatever proxy the user has
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def copy_of(notebook, kernel, folder, keeps_outputs):
    """The notebook, for the given kernel, in a folder of its own."""
    listed = subprocess.run([sys.executable, "-m", "jupyter", "kernelspec", "list", "--json"],
                            capture_output=True, text=True)
    specs = json.loads(listed.stdout)["kernelspecs"] if listed.returncode == 0 else {}
    if kernel not in specs:
        raise HarnessError(f"no kernel named {kernel!r}; found: {', '.join(sorted(specs)) or 'none'}")
    content = json.loads(notebook.read_text(encoding="utf-8"))
    spec = specs[kernel]["spec"]
    content["metadata"]["kernelspec"] = {
        "name": kernel, "display_name": spec["display_name"], "language": spec["language"]}
    for cell in content["cells"]:
        if cell["cell_type"] == "code" and not keeps_outputs:
            cell["outputs"], cell["execution_count"] = [], None
    folder.mkdir()
    name = re.sub(r"[^A-Za-z0-9._-]", "_", notebook.stem) + ".ipynb"
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return name


def write_settings(folder):
    for plugin, settings in SETTINGS.items():
        file = folder / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))


def start_server(processes, scratch, seconds):
    """Starts JupyterLab; returns the address it serves at and its token."""
    token = secrets.token_hex(16)
    write_settings(scratch / "settings")
    env = dict(os.environ, JUPYTER_DATA_DIR=str(scratch / "data"), JUPYTER_CONFIG_DIR=str(scratch / "config"),
               JUPYTER_RUNTIME_DIR=str(scratch / "runtime"), JUPYTERLAB_SETTINGS_DIR=str(scratch / "settings"),
               JUPYTERLAB_WORKSPACES_DIR=str(scratch / "workspaces"), JUPYTER_TOKEN=token)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        env.pop(name, None), env.pop(name.upper(), None)
    log = scratch / "server.log"
    server = processes.start(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
         "--ServerApp.port=0", f"--ServerApp.root_dir={scratch / 'root'}",
         "--LabApp.expose_app_in_browser=True", "--LabApp.news_url="], env, log)

    def address():
        if server.poll() is not None:
            raise HarnessError("JupyterLab ended at its start:\n" + log_tail(log))
        file = next((scratch / "runtime").glob("jpserver-*.json"))
        return f"http://127.0.0.1:{json.loads(file.read_text())['port']}/"
    base = wait_for("the Jupyter server", seconds, address)
    wait_for("the Jupyter server's answer", seconds,
             lambda: OPENER.open(f"{base}api/status?token={token}", timeout=5).status == 200)
    return base, token


def start_browser(processes, scratch, arguments):
    """Starts Chromium; returns its page."""
    profile, log = scratch / "profile", scratch / "browser.log"
    env = dict(os.environ, HOME=str(scratch), XDG_CONFIG_HOME=str(scratch / "xdg"), XDG_CACHE_HOME=str(scratch / "cache"))
    browser = processes.start([arguments.chromium, *CHROMIUM_FLAGS, f"--user-data-dir={profile}",
                               f"--window-size={arguments.width},{arguments.height}", "about:blank"], env, log)

    def address():
        if browser.poll() is not None:
            raise HarnessError("Chromium ended at its start:\n" + log_tail(log))
        port = int((profile / "DevToolsActivePort").read_text().split()[0])
        tabs = json.loads(OPENER.open(f"http://127.0.0.1:{port}/json/list", timeout=5).read())
        return next(tab for tab in tabs if tab["type"] == "page")["webSocketDebuggerUrl"]
    page = Page(wait_for("Chromium's DevTools", arguments.start_timeout, address))
    for domain in ("Page", "Runtime"):
        page.command(f"{domain}.enable")
    page.command("Emulation.setFocusEmulationEnabled", enabled=True)
    scripts = (pathlib.Path(__file__).parent / "lab_page.js").read_text(encoding="utf-8")
    page.command("Page.addScriptToEvaluateOnNewDocument", source=scripts)
    return page


def resize(page, arguments, height):
    page.command("Emulation.setDeviceMetricsOverride", width=arguments.width, height=height,
                 deviceScaleFactor=arguments.scale, mobile=False)


def open_notebook(page, address, arguments):
    """Opens the notebook and waits for its kernel; a first load that does not come up gets a second try."""
    def is_ready():
        state = page.script("window.labPage && labPage.ready()")
        if state and state["ok"]:
            return state
        raise ValueError(state and state["why"])
    for attempt in (1, 2):
        page.command("Page.navigate", url=address)
        try:
            return wait_for("the notebook and its kernel", arguments.start_timeout, is_ready, 0.2)
        except HarnessError:
            if attempt == 2:
                page.photograph(arguments.folder / "harness-failure.png")
                raise


def take_pictures(page, arguments, stem, cells):
    height = max(arguments.height, min(HIGHEST_PAGE, page.script("labPage.height()") + 120))
    resize(page, arguments, height)
    for theme in arguments.themes:
        page.script(f"labPage.showTheme({json.dumps(THEMES[theme])})")
        page.photograph(arguments.folder / f"{stem}.{theme}.png")
        boxes = page.script("labPage.outputBoxes()")
        for cell in cells:
            number = cell["number"]
            if any(box["y"] + box["height"] > height - STATUS_BAR for box in boxes[number]):
                boxes = page.script(f"labPage.bringUp({number})")
            for index, sent in enumerate(cell.get("sent", [])):
                if index >= len(boxes[number]) or not set(sent.get("sizes", {})) - {"text/plain"}:
                    continue
                box = boxes[number][index]
                if box["width"] > 1 and box["height"] > 1:
                    page.photograph(arguments.folder / f"{stem}.{theme}.cell{number}.{index}.png", box)


def run_cells(page, arguments):
    try:
        return page.script("labPage.runCells()", timeout=arguments.timeout)
    except HarnessError as error:
        raise HarnessError(f"running cell {page.script('window.cellUnderWay', timeout=5)}: {error}")


def run(arguments, processes, scratch):
    arguments.folder.mkdir(parents=True, exist_ok=True)
    name = copy_of(arguments.notebook, arguments.kernel, scratch / "root", arguments.received)
    base, token = start_server(processes, scratch, arguments.start_timeout)
    page = start_browser(processes, scratch, arguments)
    resize(page, arguments, arguments.height)
    state = open_notebook(page, f"{base}doc/tree/{name}?token={token}", arguments)
    print(f"JupyterLab {state['version']}, kernel {state['kernel']}, {arguments.notebook.name}")
    outcome = NOTHING_RUN if arguments.received else run_cells(page, arguments)
    if not page.script(f"labPage.settle({QUIET_MS}, {MOST_MS})", timeout=MOST_MS / 1000 + 30):
        print("note: outputs were still changing when the pictures were taken")
    cells = page.script("labPage.report()")
    take_pictures(page, arguments, pathlib.Path(name).stem, cells)
    problems = judge(cells, outcome) + (trusted(cells) if arguments.received else [])
    shown = {rendered["mime"] for cell in cells for rendered in cell.get("rendered", [])}
    problems += [f"no output was shown as {mime}" for mime in arguments.expect_mime if mime not in shown]
    if page.exceptions:
        print(f"note: {len(page.exceptions)} exceptions of the page, the first: {page.exceptions[0][:200]}")
    print("RESULT " + ("fail: " + "; ".join(problems) if problems else "ok"))
    return 1 if problems else 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("kernel")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--themes", default="light,dark", type=lambda text: text.split(","))
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--timeout", type=float, default=300, help="seconds for all cells (300)")
    parser.add_argument("--start-timeout", type=float, default=120, help="seconds for server, page and kernel each (120)")
    parser.add_argument("--received", action="store_true", help="as from somebody else: not run, not trusted")
    parser.add_argument("--expect-mime", action="append", default=[], help="some output must be shown as this type")
    parser.add_argument("--width", type=int, default=1100)
    parser.add_argument("--height", type=int, default=800)
    parser.add_argument("--scale", type=float, default=1)
    arguments = parser.parse_args()
    if unknown := set(arguments.themes) - set(THEMES):
        parser.error(f"unknown theme {', '.join(unknown)}: light or dark")
    if not arguments.chromium:
        parser.error("no Chromium on PATH; name one with --chromium")
    return arguments


def main():
    arguments = parse_arguments()
    processes, scratch = Processes(), pathlib.Path(tempfile.mkdtemp(prefix="photograph."))
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(2))
    try:
        code = run(arguments, processes, scratch)
    except HarnessError as error:
        print(f"the harness failed: {error}", file=sys.stderr)
        code = 2
    finally:
        processes.stop()
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
