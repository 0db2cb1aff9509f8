"""As ``httpstan.services_stub`` 4.13: a chain's writers connect to a socket, and what they send is read and kept.

The chain is a thread that sends the messages which a real one had sent; with MESSAGES_LEFT it leaves out so many parts at the end, and
goes on sampling until nobody listens any more. With MESSAGES_KEPT nothing is sent, as of a fit that was found on disk.
"""

import asyncio
import collections
import concurrent.futures
import json
import os
import select
import socket
import tempfile
import threading

CHUNKS = json.load(open(os.environ["MESSAGES"]))["chunks"]
executor = concurrent.futures.ProcessPoolExecutor(1)
LEFT = int(os.environ.get("MESSAGES_LEFT", "0"))


def chain(path, number):
    chunks = [(connection, text.encode()) for c, connection, text in CHUNKS if c == number]
    opened = {}
    for connection, text in chunks[: len(chunks) - LEFT]:
        if connection not in opened:
            opened[connection] = socket.socket(socket.AF_UNIX, type=socket.SOCK_STREAM)
            opened[connection].connect(path)
        opened[connection].sendall(text)
    if LEFT:
        for one in opened.values():
            one.recv(1)
    for one in opened.values():
        one.close()


async def call(function_name, model_name, fit_name, logger_callback=None, **kwargs):
    if "MESSAGES_KEPT" in os.environ:
        sent = [(connection, text) for c, connection, text in CHUNKS if c == kwargs["chain"] - 1]
        return "".join(text for _, text in sorted(sent, key=lambda one: one[0])).encode()
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, type=socket.SOCK_STREAM) as socket_:
        socket_.bind(f"{folder}/s")
        socket_.listen(4)
        sender = threading.Thread(target=chain, args=(f"{folder}/s", kwargs["chain"] - 1))
        sender.start()
        messages, readers = collections.defaultdict(bytes), [socket_]
        while True:
            readable, _, _ = select.select(readers, [], [], 0.01)
            for one in readable:
                if one is socket_:
                    readers.append(one.accept()[0])
                    continue
                message = one.recv(8192)
                if not len(message):
                    one.close()
                    readers.remove(one)
                    continue
                messages[one] += message
            if not readable:
                if readers == [socket_] and not sender.is_alive():
                    return b"".join(messages.values())
                await asyncio.sleep(0.001)
