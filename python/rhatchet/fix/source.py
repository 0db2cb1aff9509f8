"""A Python file as bytes, text and syntax tree, with positions that fit all three."""

from __future__ import annotations

import ast
import codecs
import hashlib
import io
import re
import tokenize
import warnings
from functools import cached_property
from pathlib import Path

from .refusal import Refusal

_BREAK = re.compile(r"\r\n|\r|\n")  # what Python takes for a line break; form feeds and U+2028 are none
#: Encodings in which a byte below 128 is always the sign of ASCII, and nothing else ever is one: what looks like a
#: comment is one. In others (`raw_unicode_escape`, `utf-7`, `shift_jis`) a comment can hold a line break.
_SAFE = re.compile(r"utf-8|ascii|iso8859-\d+|cp125\d|koi8-[ru]")
#: A larger file is refused: nobody reviews it, and the engine waits for the answer.
LARGEST = 1_000_000
#: The bits of the longest whole number.
_LONGEST = 10_000


class Source:
    """The bytes of a file and what they say; nothing is ever written."""

    def __init__(self, data: bytes, name: str = "model.py"):
        self.data, self.name = data, name
        self.encoding, self.bom, self.text = self._decode()

    @classmethod
    def read(cls, path: str) -> Source:
        """Reads a file; raises `unreadable` when there is none or it cannot be read."""
        try:
            return cls(Path(path).read_bytes(), path)
        except OSError as error:
            raise Refusal("unreadable", f"'{path}': {(error.strerror or 'cannot be read').lower()}",
                          "give the path of a Python file that can be read") from error

    def _decode(self) -> tuple[str, bytes, str]:
        """The encoding of the cookie or the byte order mark, as Python reads it, and only if it gives the bytes back."""
        if len(self.data) > LARGEST:
            raise Refusal("unreadable", f"'{self.name}': {len(self.data):,} bytes are too many, {LARGEST:,} are allowed",
                          "keep data and results out of the model file")
        bom = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        try:
            encoding = _cookie(self.data)
            if not _SAFE.fullmatch(codecs.lookup(encoding).name):
                raise Refusal("unreadable", f"'{self.name}': in {encoding} a comment can be code", "save the file as UTF-8")
            text = self.data[len(bom):].decode(encoding)
            faithful = text.encode(encoding) == self.data[len(bom):]
        except (SyntaxError, UnicodeError, LookupError) as error:
            raise self._undecodable(error) from error
        if not faithful:
            raise Refusal("unreadable", f"'{self.name}': {encoding} does not give the same bytes back", "save the file as UTF-8")
        return encoding, bom, text

    def _undecodable(self, error: Exception) -> Refusal:
        """Says where the first byte is that is no UTF-8; another encoding is to blame on its cookie."""
        words, line = str(error)[:200], 1
        try:
            self.data.decode()
        except UnicodeDecodeError as wrong:
            line = len(_BREAK.findall(self.data[:wrong.start].decode())) + 1
            words = words if "unknown" in words else f"byte 0x{self.data[wrong.start]:02x} is no utf-8"
        return Refusal("syntax", f"{self.name}:{line}:1: {words}", "save the file as UTF-8", line, 1)

    def parsed(self) -> ast.Module:
        """A fresh syntax tree, checked as far as `compile` checks it; Python reads the same in the bytes."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(self.text, self.name)
                self._require_short(tree)
                compile(self.text, self.name, "exec", dont_inherit=True)
                if not self.text.isascii() and ast.dump(ast.parse(self.data, self.name)) != ast.dump(tree):
                    raise Refusal("unreadable", f"'{self.name}': Python reads other text in these bytes", "save the file as UTF-8")
        except SyntaxError as error:
            line, column = error.lineno or 1, max(error.offset or 1, 1)
            raise Refusal("syntax", f"{self.name}:{line}:{column}: {error.msg}", "mend this line", line, column) from error
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            raise Refusal("syntax", f"{self.name}:1:1: {error or 'nested too deeply'}", "mend this file", 1, 1) from error
        return tree

    def _require_short(self, tree: ast.Module) -> None:
        """Python reads a hexadecimal number of any length, and writes out none as long as this."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value.bit_length() > _LONGEST:
                where, column = f"{self.name}:{node.lineno}", self.column(node)
                raise Refusal("unreadable", f"{where}:{column}: a whole number of {node.value.bit_length():,} bits, {_LONGEST:,} are allowed",
                              "read it from a file", node.lineno, column)

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def label(self) -> str:
        """The name for a diff: never a path from the root of a machine."""
        return Path(self.name).name if Path(self.name).is_absolute() else self.name

    @cached_property
    def line_starts(self) -> list[int]:
        """The index into `text` at which every line starts."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their breaks."""
        starts = self.line_starts
        return [self.text[a:b] for a, b in zip(starts, [*starts[1:], len(self.text)]) if b > a]

    def index(self, line: int, utf8_column: int) -> int:
        """The index into `text` of a position as `ast` gives it: a line from 1, a column in UTF-8 bytes."""
        line = min(line, len(self.line_starts))  # inside f-strings Python 3.11 is not exact
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return start + len(self.text[start:end].encode("utf-8", "surrogatepass")[:utf8_column].decode("utf-8", "ignore"))

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node starts and ends in `text`."""
        return self.index(node.lineno, node.col_offset), self.index(node.end_lineno, node.end_col_offset)

    def segment(self, node: ast.AST) -> str:
        """The text of a node as it was written."""
        start, end = self.span(node)
        return self.text[start:end]

    def column(self, node: ast.AST) -> int:
        """The column of a node in characters, from 1."""
        return self.span(node)[0] - self.line_starts[node.lineno - 1] + 1

    def edited(self, edits: list[tuple[int, int, str]]) -> Source:
        """The file with pieces of its text replaced: `(start, end, new text)`, in any order, none overlapping."""
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        try:
            return Source(self.bom + text.encode(self.encoding), self.name)
        except UnicodeEncodeError as error:
            raise Refusal("unreadable", f"'{self.name}': {self.encoding} cannot hold the new text", "save the file as UTF-8") from error


def _cookie(data: bytes) -> str:
    """The encoding that Python reads a file in. It takes a lone return for a line break, the module `tokenize` does not."""
    lines = io.BytesIO(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    encoding, _ = tokenize.detect_encoding(lines.readline)
    return "utf-8" if encoding == "utf-8-sig" else encoding
