"""Writes what PyStan's chains send, and what PyStan makes of it: pystan_messages.py OUT.json, with a Python that has PyStan.

The file's `chunks` are [chain, connection, text] in the order in which httpstan has read them; `values` are those of PyStan's `Fit`.
"""

import contextvars
import importlib.metadata
import json
import socket as real_socket
import sys

import httpstan.services_stub as services
import stan

PROGRAM = """
parameters { real mu; matrix[2, 3] m; }
model { mu ~ std_normal(); to_vector(m) ~ normal(mu, 1); }
generated quantities { real far = mu > 0 ? positive_infinity() : mu; }
"""
chunks, socket, call = [], real_socket.socket, services.call
chain = contextvars.ContextVar("chain")


async def called(*args, **kwargs):
    chain.set(kwargs["chain"] - 1)
    await call(*args, **kwargs)


class Connection(socket):
    def recv(self, *arguments):
        data = super().recv(*arguments)
        if data:
            chunks.append([self.chain, self.number, data.decode()])
        return data


class Listening(socket):
    def accept(self):
        connection, address = super().accept()
        if self.family != real_socket.AF_UNIX:
            return connection, address
        read = Connection(fileno=connection.detach())
        self.number = getattr(self, "number", -1) + 1
        read.chain, read.number = chain.get(), self.number
        return read, address


model = stan.build(PROGRAM, random_seed=5)
services.socket.socket, services.call = Listening, called
fit = model.sample(num_chains=2, num_samples=16, num_warmup=24, save_warmup=True)
found = {
    "versions": {name: importlib.metadata.version(name) for name in ("pystan", "httpstan")}, "program": PROGRAM,
    "param_names": list(model.param_names), "constrained_param_names": list(model.constrained_param_names),
    "dims": [list(d) for d in model.dims], "names": list(fit.sample_and_sampler_param_names),
    "values": fit._draws.tolist(), "chunks": chunks,
}  # fmt: skip
with open(sys.argv[1], "w") as file:
    json.dump(found, file)
