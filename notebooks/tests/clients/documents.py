"""Run the Scheme of Markdown documents and compare what it gives with what the text says.

    documents.py [--kernel NAME] DOCUMENT...

In a ```scheme block, code is followed by comments that say what it gives:

    (+ 40 2)           ; => 42            the last value, as `write` shows it
    (display "a b")    ; prints a b       a line of output; one comment for each
    (car 5)            ; error: car       the error's text; … stands for anything

Each block has a kernel of its own, so that what is shown works when it is typed; what lies between two
groups of comments is one cell. Exit: 0 all as written; 1 something differs.
"""

import argparse
import pathlib
import re
import sys

from jupyter_client.manager import start_new_kernel

EXPECTATION = re.compile(r"(?P<code>.*?);+ *(?P<kind>=>|prints|error:)(?: (?P<text>.*))?$")
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def blocks(text):
    """The Scheme blocks, each with the number of its first line."""
    for match in re.finditer(r"^```scheme\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start(1)) + 1, match.group(1)


def cells(block, first_line):
    """The cells of a block: code, line, and what is expected, by kind."""
    code, expected = [], []
    start = first_line
    for number, line in enumerate(block.splitlines(), first_line):
        match = EXPECTATION.match(line)
        if match is None or (match["code"].strip() and expected):
            if expected:  # a new cell begins after a group of expectations
                yield "\n".join(code), start, expected
                code, expected, start = [], [], number
        code.append(match["code"] if match else line)
        if match:
            expected.append((match["kind"], (match["text"] or "").rstrip()))
    if "".join(code).strip():
        yield "\n".join(code), start, expected


def run(client, code):
    """What a cell printed, its value and its error."""
    printed, value, error = [], None, None
    messages = []
    client.execute_interactive(code, timeout=60, output_hook=messages.append)
    for message in messages:
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            printed.append(content["text"])
        elif kind == "execute_result":
            value = content["data"]["text/plain"]
        elif kind == "error":
            error = ANSI.sub("", f"{content['ename']}: {content['evalue']}\n" + "\n".join(content["traceback"]))
    return "".join(printed), value, error


def contains(text, pattern):
    """Does the text hold the pieces of the pattern, which … separates, in order?"""
    at = 0
    for piece in pattern.split("…"):
        at = text.find(piece.strip(), at)
        if at < 0:
            return False
        at += len(piece.strip())
    return True


def differences(expected, printed, value, error):
    lines = [text for kind, text in expected if kind == "prints"]
    if [line.rstrip() for line in printed.splitlines()] != lines:
        yield f"should print {lines}, printed {printed!r}"
    for kind, text in expected:
        if kind == "=>" and value != text:
            yield f"should give {text}, gave {value}"
        if kind == "error:" and not (error and contains(error, text)):
            yield f"should fail with {text}, gave {error or value}"
    if error and not any(kind == "error:" for kind, _ in expected):
        yield f"failed: {error}"


def check(document, kernel):
    text = document.read_text(encoding="utf-8")
    count, found = 0, []
    for first_line, block in blocks(text):
        manager, client = start_new_kernel(kernel_name=kernel, startup_timeout=60)
        try:
            for code, line, expected in cells(block, first_line):
                count += 1
                found += [f"{document}:{line}: {what}" for what in differences(expected, *run(client, code))]
        finally:
            client.stop_channels()
            manager.shutdown_kernel()
    print("\n".join([f"{document.name}: {count} pieces of Scheme run", *found]))
    return bool(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", default="lambdust")
    parser.add_argument("documents", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    # every document is checked, also after one that differs
    sys.exit(any([check(document, arguments.kernel) for document in arguments.documents]))


if __name__ == "__main__":
    main()
