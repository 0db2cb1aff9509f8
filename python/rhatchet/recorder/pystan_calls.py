"""Hooks PyStan: the messages of its chains, which httpstan reads in the script's own process, are read along.

Each chain samples in a process of its own and writes every draw to a Unix socket, as JSON. What the script's process takes from that
socket is passed on untouched, so no draw is another. A request to hold is answered by not reading on: the chains then wait in
their own writes.
"""

import contextvars
import functools
import os
import socket
import threading
import time
import types

from .pystan_run import PyStanRun, Stopped

#: The run that is going on in this process; the chain whose socket the present task reads.
_going = types.SimpleNamespace(run=None)
_chain = contextvars.ContextVar("chain", default=None)


def hook_model(module, segment):
    """Wrap what every sampling method of ``stan.model.Model`` calls."""
    module.Model._create_fit = _wrapped_create(module.Model._create_fit, segment)


def hook_services(module, segment):
    """Let ``httpstan.services_stub`` read its chains' sockets through ours."""
    module.call = _wrapped_call(module.call)
    real = module.select.select

    def select(*arguments):
        if _going.run is not None:
            _going.run.recording.attend()
        return real(*arguments)

    module.select = types.SimpleNamespace(select=select)
    module.socket = _Sockets("socket")
    module.executor._initializer = _ends_with_parent(module.executor._initializer)


def _wrapped_create(create, segment):
    @functools.wraps(create)
    def wrapper(model, *, function, num_chains, **kwargs):
        run = None
        if segment.is_ours() and _going.run is None:
            run = segment.guard("before PyStan", PyStanRun, segment, model, function, num_chains, kwargs)
        if run is None:
            return create(model, function=function, num_chains=num_chains, **kwargs)
        _going.run, failure = run, None
        try:
            fit = create(model, function=function, num_chains=num_chains, **kwargs)
            if fit is None:
                # PyStan takes an interrupt for itself.
                failure = Stopped("PyStan was interrupted")
                return segment.guard("what a stop has left", run.shortened) if run.recording.stopping else None
            segment.guard("a fit that PyStan had kept", run.complete, fit)
            return fit
        except BaseException as error:
            failure = error
            raise
        finally:
            _going.run = None
            segment.guard("after PyStan", run.end, failure)

    return wrapper


def _wrapped_call(call):
    """Each chain is a task of its own, and the sockets that it makes are that chain's."""

    @functools.wraps(call)
    async def wrapper(*args, **kwargs):
        _chain.set(kwargs.get("chain"))
        return await call(*args, **kwargs)

    return wrapper


def _ends_with_parent(initializer):
    """The executor's processes wait for work for ever when the script's is killed; in a watched one they look for it each second."""

    def initialize(*arguments):
        if initializer is not None:
            initializer(*arguments)
        parent = os.getppid()

        def look():
            while os.getppid() == parent:
                time.sleep(1)
            os._exit(1)

        threading.Thread(target=look, daemon=True).start()

    return initialize


class _Sockets(types.ModuleType):
    """The module ``socket`` with another class of sockets in it."""

    def __getattr__(self, name):
        return getattr(socket, name)

    @property
    def socket(self):
        return socket.socket if _going.run is None or _chain.get() is None else _Listening


class _Listening(socket.socket):
    """A chain's socket, to which its writers connect."""

    def accept(self):
        connection, address = super().accept()
        read = _Connection(connection.family, connection.type, connection.proto, fileno=connection.detach())
        read.run, read.chain, read.rest = _going.run, _chain.get() - 1, b""
        if read.run is not None:
            read.run.connections.append(read)
        return read, address


class _Connection(socket.socket):
    """What one writer of a chain sends."""

    def recv(self, *arguments):
        data = super().recv(*arguments)
        if self.run is not None and self.run is _going.run:
            self.run.segment.guard("a message of PyStan", self._read, data)
        return data

    def _read(self, data):
        *lines, self.rest = (self.rest + data).split(b"\n")
        self.run.messages(self.chain, lines)
