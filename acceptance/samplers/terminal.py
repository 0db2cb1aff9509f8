"""A `rhatchet watch` on a terminal of its own, so that its keys can be pressed."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
import threading
import time


class Terminal:
    """A running command of Rhatchet's with a keyboard."""

    def __init__(self, command, folder, environment):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment | {"TERM": "xterm-256color"}, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)
        self._ours, self.shown = ours, b""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        """What it draws is taken from it, or it would wait."""
        try:
            while data := os.read(self._ours, 65536):
                self.shown = (self.shown + data)[-200_000:]
        except OSError:
            pass

    def press(self, key):
        """Ctrl-C, and what is answered to its question."""
        os.write(self._ours, b"\x03")
        time.sleep(0.7)
        os.write(self._ours, key.encode())

    def end(self):
        """Kill the watch alone where it has not ended."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._ours)
