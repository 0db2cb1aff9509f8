"""Draws a terminal as an SVG picture; made for docs/live-view.svg.

    rhatchet watch model_1.py                           in a tmux pane, then from another one:
    tmux capture-pane -e -p -t PANE | python scripts/live-view.py >docs/live-view.svg

It knows what the live view uses: bold, dim, the eight colours, and the characters of the progress bar.
"""

import argparse
import re
import sys
from xml.sax.saxutils import escape

CELL, LINE, SIZE = 8.4, 20, 14
MARGIN, TITLE, FIRST = 20, 32, 58
BACKGROUND, BAR, FRAME, PLAIN, FAINT = "#16181d", "#1f2229", "#30343d", "#d5d9e0", "#868d99"
COLOURS = {30: "#5c6370", 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#56d4dd", 37: PLAIN}
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
#: Characters that are drawn as strokes, so that they meet whatever font there is: thickness and dashes.
STROKES = {"━": (4, None), "╌": (1.5, "2.2 2"), "─": (1.5, None), "—": (1.5, None)}


def styled(line):
    """(column, text, colour, bold) of every piece of a line in which nothing changes."""
    column, colour, bold, dim = 0, None, False, False
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if not piece.startswith("\x1b"):
            if piece:
                yield column, piece, COLOURS.get(colour, FAINT if dim else PLAIN), bold
            column += len(piece)
            continue
        for code in (int(c or 0) for c in piece[2:-1].split(";")):
            if code == 0:
                colour, bold, dim = None, False, False
            elif code in (1, 2):
                bold, dim = bold or code == 1, dim or code == 2
            elif code == 22:
                bold, dim = False, False
            elif 30 <= code <= 37 or code == 39:
                colour = code if code != 39 else None


def shapes(row, column, text, colour, bold):
    """The SVG of one piece: words at their columns, bars as strokes."""
    for match in re.finditer(rf"([{''.join(STROKES)}])\1+|[^\s{''.join(STROKES)}]+(?: [^\s{''.join(STROKES)}]+)*|\S", text):
        word, x, y = match[0], MARGIN + (column + match.start()) * CELL, FIRST + row * LINE
        width = len(word) * CELL
        if word[0] in STROKES and len(word) > 1:
            thick, dashes = STROKES[word[0]]
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            shade = FAINT if dashes and colour == PLAIN else colour
            yield f'<path d="M{x:.1f} {y - 4.5:.1f}h{width:.1f}" stroke="{shade}" stroke-width="{thick}"{dashed}/>'
        else:
            weight = ' font-weight="bold"' if bold else ""
            # The width is said, so that columns stand under each other in every font.
            yield f'<text x="{x:.1f}" y="{y}" fill="{colour}" textLength="{width:.1f}"{weight}>{escape(word)}</text>'


def picture(lines, title):
    """The whole picture; as wide as the longest line asks for."""
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in lines]
    while plain and not plain[-1]:
        plain.pop()
    width = max(map(len, plain), default=0) * CELL + 2 * MARGIN
    height = FIRST + (len(plain) - 1) * LINE + MARGIN
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}">'
    yield f"<title>{escape(title)}</title>"
    frame = f'x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1}" rx="9"'
    yield f'<rect {frame} fill="{BACKGROUND}" stroke="{FRAME}"/>'
    yield f'<path d="M1 {TITLE}V9.5a8.5 8.5 0 0 1 8.5 -8.5H{width - 9.5:.1f}a8.5 8.5 0 0 1 8.5 8.5V{TITLE}z" fill="{BAR}"/>'
    for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        yield f'<circle cx="{20 + 18 * place}" cy="16" r="5.5" fill="{colour}"/>'
    yield f'<g font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">'
    yield f'<text x="{width / 2:.1f}" y="21" fill="{FAINT}" font-size="13" text-anchor="middle">{escape(title)}</text>'
    for row, line in enumerate(lines[: len(plain)]):
        for piece in styled(line):
            yield from shapes(row, *piece)
    yield "</g>\n</svg>"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--title", default="rhatchet watch model_1.py")
    parser.add_argument("--from-line", type=int, default=1, help="leave out what stands above this line of the terminal")
    arguments = parser.parse_args()
    lines = sys.stdin.read().splitlines()[arguments.from_line - 1 :]
    print("\n".join(picture(lines, arguments.title)))


if __name__ == "__main__":
    main()
