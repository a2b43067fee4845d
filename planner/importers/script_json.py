"""JSON as scripts hold it, `var program = [...];`: found and read without running anything."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# Each piece of a script is one of these; where none fits, a single sign is passed over.
_TOKEN = re.compile(
    r"""(?P<space>[\s\ufeff]+)
    |(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)
    |(?P<double>"(?:[^"\\]|\\.)*+"?)
    |(?P<single>'(?:[^'\\\n]|\\.)*+'?)
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<number>[-+]?[0-9][\w.+-]*)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_CLOSED = {"]": "[", "}": "{"}
_LITERALS = {"true", "false", "null"}


class Value(NamedTuple):
    """A list or record of the script, and the variable that it is given to, if any."""

    name: str
    content: Any


def values(text: str) -> list[Value]:
    """The lists and records at the top of a script, those that are not whole left out.

    Comments, commas at the end, names without quotes and single quotes are understood.
    """
    found: list[Value] = []
    for name, tokens in _top(text):
        try:
            found.append(Value(name, json.loads("".join(_mended(tokens)), strict=False)))
        except (ValueError, RecursionError):
            continue
    return found


def _top(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each list or record with the last word before it."""
    opened: list[str] = []
    tokens: list[str] = []
    name = ""
    for kind, token in _tokens(text):
        if token in {"[", "{"} and kind == "sign":
            opened.append(token)
        elif not opened:
            name = token if kind == "word" else name
            name = "" if token == ";" else name
            continue
        tokens.append(token)
        if kind == "sign" and token in _CLOSED:
            if opened.pop() != _CLOSED[token]:
                return
            if not opened:
                yield name.lower(), tokens
                name, tokens = "", []


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup not in {"space", "comment"}:
            yield str(found.lastgroup), found[0]


def _mended(tokens: list[str]) -> Iterator[str]:
    """The tokens of strict JSON."""
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token == "," and following in _CLOSED:
            continue
        if token.startswith("'"):
            yield _double_quoted(token)
        elif (token[0].isalpha() or token[0] in "_$") and token not in _LITERALS:
            yield json.dumps(token) if following == ":" else "null"
        else:
            yield token


def _double_quoted(token: str) -> str:
    """ "It's" of 'It\\'s'."""
    inner = token[1:-1].replace("\\'", "'")
    return '"' + re.sub(r'\\.|"', lambda found: '\\"' if found[0] == '"' else found[0], inner) + '"'
