"""Talks to a kernel of the echo language through pyzmq; ends with an error where the kernel is wrong.

Arguments: the key, then the addresses of shell, iopub, stdin, control and heartbeat.
"""

import hashlib
import hmac
import json
import sys

import zmq

KEY, SHELL, IOPUB, STDIN, CONTROL, HEARTBEAT = sys.argv[1:]
context = zmq.Context()


def connect(kind, url):
    socket = context.socket(kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = 10_000
    socket.connect(url)
    return socket


def send(socket, msg_id, msg_type, content):
    header = {"msg_id": msg_id, "msg_type": msg_type, "session": "s", "username": "u", "version": "5.4"}
    parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
    signature = hmac.new(KEY.encode(), b"".join(parts), hashlib.sha256).hexdigest().encode()
    socket.send_multipart([b"<IDS|MSG>", signature, *parts])


def receive(socket):
    """Topic, message type and content of the next message."""
    frames = socket.recv_multipart()
    start = frames.index(b"<IDS|MSG>")
    header, content = json.loads(frames[start + 2]), json.loads(frames[start + 5])
    return b"".join(frames[:start]), header["msg_type"], content


def receive_until(socket, msg_type):
    while True:
        message = receive(socket)
        if message[1] == msg_type:
            return message


everything = connect(zmq.SUB, IOPUB)
everything.subscribe(b"")
topic, kind, content = receive(everything)
assert (topic, kind, content) == (b"", "iopub_welcome", {"subscription": ""}), (topic, kind, content)

# Only what a topic begins with is delivered, and only while it is subscribed to.
streams = connect(zmq.SUB, IOPUB)
streams.subscribe(b"kernel.")
topic, kind, _ = receive(streams)
assert (topic, kind) == (b"kernel.", "iopub_welcome"), (topic, kind)
nothing = connect(zmq.SUB, IOPUB)
nothing.subscribe(b"no such topic")
assert receive(nothing)[1] == "iopub_welcome"

shell = connect(zmq.DEALER, SHELL)
control = connect(zmq.DEALER, CONTROL)
for socket in (shell, control):
    send(socket, "info", "kernel_info_request", {})
    assert receive(socket)[1] == "kernel_info_reply"

large = "x" * 3_000_000
send(shell, "large", "execute_request", {"code": "print " + large})
assert receive_until(shell, "execute_reply")[2]["status"] == "ok"
for socket in (everything, streams):
    topic, _, content = receive_until(socket, "stream")
    assert topic.startswith(b"kernel.") and content["text"] == large + "\n"
assert nothing.poll(100) == 0

streams.unsubscribe(b"kernel.")
streams.subscribe(b"z")
assert receive_until(streams, "iopub_welcome")[0] == b"z"
send(shell, "after", "execute_request", {"code": "print after"})
assert receive_until(shell, "execute_reply")[2]["status"] == "ok"
assert streams.poll(100) == 0

heartbeat = connect(zmq.REQ, HEARTBEAT)
for beat in (b"ping", b"", b"y" * 1000):
    heartbeat.send(beat)
    assert heartbeat.recv() == beat
