"""What is made when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class lazily(Generic[Value]):  # noqa: N801 -- used as property is
    """A property that is made when it is first read: once, whichever thread comes first."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self._name = ""
        self._guard = threading.RLock()
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazily[Value]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> lazily[Value] | Value:
        """Return what was made; from then on Python finds it in the instance itself."""
        if instance is None:
            return self
        with self._guard:
            held: dict[str, Any] = vars(instance)
            if self._name not in held:
                held[self._name] = self._make(instance)
            value: Value = held[self._name]
            return value
