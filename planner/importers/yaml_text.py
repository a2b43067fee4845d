"""YAML as texts, lists and tables, without what makes foreign YAML dangerous.

Built from the parser's events: PyYAML's own building crashes on deep nesting, multiplies what
merge keys and aliases name, and takes long to make numbers of hours such as `1:2:3:4`.
"""

from collections.abc import Iterator

import yaml

from planner.errors import UnreadableError

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # written in C where there is one
_DEEPEST = 20  # levels of nesting
# What is named again is read again: so many characters may come of that.
_MOST_REPEATED = 200_000_000


def load(text: str) -> object:
    """What the document holds; every scalar is its text. Raises UnreadableError.

    Refused are several documents, deep nesting, and a text that grows a lot by its aliases.
    """
    try:
        return _Builder(text).document()
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableError("The YAML cannot be read; check it and try again.", str(error)) from (
            error
        )


class _Builder:
    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._named: dict[str, object] = {}
        self._size, self._aliases = len(text), 0

    def document(self) -> object:
        built: list[object] = []
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                built.append(self._value(event, 0))
        if len(built) > 1:
            raise UnreadableError("The YAML file holds several documents; give each as a file.")
        return built[0] if built else None

    def _value(self, event: yaml.Event, depth: int) -> object:
        if depth > _DEEPEST:
            raise UnreadableError("The YAML is nested too deeply to be a programme; check it.")
        if isinstance(event, yaml.AliasEvent):
            return self._again(event.anchor or "")
        value: object
        if isinstance(event, yaml.SequenceStartEvent):
            value = [self._value(item, depth + 1) for item in self._items()]
        elif isinstance(event, yaml.MappingStartEvent):
            value = dict(self._pairs(depth + 1))
        else:
            value = getattr(event, "value", "")
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._named[event.anchor] = value
        return value

    def _items(self) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _pairs(self, depth: int) -> Iterator[tuple[str, object]]:
        for event in self._items():
            key = self._value(event, depth)
            value = self._value(next(self._events), depth)
            yield key if isinstance(key, str) else "", value

    def _again(self, name: str) -> object:
        self._aliases += 1
        if self._aliases**2 * self._size > _MOST_REPEATED:
            raise UnreadableError("The YAML repeats itself too much by aliases; write them out.")
        if name not in self._named:
            raise UnreadableError(f"The YAML cannot be read: nothing before has the name “{name}”.")
        return self._named[name]
