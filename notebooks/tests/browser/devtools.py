"""A page of a headless Chromium, driven over the DevTools protocol directly: no driver to match."""

import base64
import json
import pathlib
import threading

import websocket  # websocket-client, which jupyter_server brings

from processes import HarnessError

CHROMIUM_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--no-default-browser-check",
    "--disable-extensions", "--mute-audio", "--force-color-profile=srgb",
    "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling", "--remote-debugging-port=0",
    "--remote-allow-origins=*",
]


class Page:
    def __init__(self, address):
        self.socket = websocket.create_connection(address, timeout=120, max_size=None, suppress_origin=True)
        self.lock = threading.Lock()
        self.count, self.waiting, self.closed = 0, {}, False
        self.exceptions = []
        threading.Thread(target=self._receive_all, daemon=True).start()

    def _receive_all(self):
        while True:
            try:
                text = self.socket.recv()
            except websocket.WebSocketTimeoutException:
                continue
            except Exception:
                self._close()
                return
            if text:
                self._receive(json.loads(text))

    def _receive(self, message):
        if "id" in message:
            waiter = self.waiting.pop(message["id"], None)
            if waiter:
                waiter[1].update(message)
                waiter[0].set()
        elif message.get("method") == "Runtime.exceptionThrown":
            details = message["params"]["exceptionDetails"]
            self.exceptions.append((details.get("exception") or {}).get("description") or details.get("text", ""))
        elif message.get("method") == "Page.javascriptDialogOpening":
            accept = lambda: self.command("Page.handleJavaScriptDialog", accept=True)
            threading.Thread(target=accept, daemon=True).start()

    def _close(self):
        self.closed = True
        for event, box in list(self.waiting.values()):
            box["error"] = {"message": "the browser closed the connection"}
            event.set()

    def command(self, method, timeout=60, **parameters):
        with self.lock:
            if self.closed:
                raise HarnessError("the browser closed the connection")
            self.count += 1
            number, event, box = self.count, threading.Event(), {}
            self.waiting[number] = (event, box)
            self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        if not event.wait(timeout):
            self.waiting.pop(number, None)
            raise HarnessError(f"{method}: no answer in {timeout:.0f} s")
        if "error" in box:
            raise HarnessError(f"{method}: {box['error'].get('message')}")
        return box.get("result", {})

    def script(self, expression, timeout=60):
        result = self.command("Runtime.evaluate", timeout=timeout, expression=expression,
                              awaitPromise=True, returnByValue=True, userGesture=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise HarnessError(f"page script: {(details.get('exception') or {}).get('description') or details}")
        return result["result"].get("value")

    def photograph(self, path, clip=None, timeout=90):
        parameters = {"format": "png", "captureBeyondViewport": False}
        if clip:
            parameters["clip"] = dict(clip, scale=1)
        data = self.command("Page.captureScreenshot", timeout=timeout, **parameters)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))
