"""Styles that are worked out once: parsed for a theme, and found for a widget in its place.

Textual parses all style sheets anew for another theme, which takes 50 ms; it looks through all rules for each
widget that is mounted, focused or shown again; and it repaints all that is in a widget for each colour that
changes. All of it is worked out here once, and Textual is asked for what was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast
from weakref import WeakKeyDictionary

from textual.app import App
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.layout import Layout
from textual.scrollbar import ScrollBar, ScrollBarCorner
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.cache import LRUCache
    from textual.css.model import RuleSet
    from textual.css.styles import RulesMap

PLACES = 500  # places of widgets whose rules are kept

Place: TypeAlias = tuple[object, ...]


class _Found(NamedTuple):
    rules: RulesMap
    has_hover_style: bool


def _parsed_sources() -> LRUCache[tuple[Any, ...], list[RuleSet]]:
    """Return a mapping that a thread may fill; Textual's own holds no more than 64 sources."""
    return cast("LRUCache[tuple[Any, ...], list[RuleSet]]", {})


class KeptStylesheet(Stylesheet):
    """The rules for one theme.

    Args:
        variables: The theme's, as `App.get_css_variables` returns them.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _parsed_sources()
        self._found: dict[Place, _Found] = {}
        self._found_in: object = None  # the rules in which these were found
        self._painted: set[object] = set()  # what is painted, with all in it, of what is styled at once
        self._dressed = WeakKeyDictionary[DOMNode, Place]()  # where a widget was when its parts were styled

    def copy(self) -> KeptStylesheet:
        """Return a sheet with the same sources and variables, which share what is parsed of them."""
        copied = KeptStylesheet(variables=self._variables)
        copied._parse_cache = self._parse_cache
        copied.take_sources(self)
        return copied

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget what was parsed, unless the variables are the same."""
        if variables != self._variables:
            self._parse_cache = _parsed_sources()
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Parse what was not parsed with these variables yet."""
        if self._require_parse:
            self.parse()

    def take_sources(self, other: Stylesheet) -> None:
        """Take the sources of another sheet, such as that of the theme before."""
        self._dressed.clear()
        if self.source != other.source:
            self.source = other.source.copy()
            self._require_parse = True
            self._rules_map = None

    def add_sources(self, other: Stylesheet) -> None:
        """Add the sources of another sheet."""
        for location, (css, is_default, tie_breaker, scope) in other.source.items():
            self.add_source(css, location, is_default, tie_breaker, scope)

    def parse_next(self) -> bool:
        """Parse one source that was not parsed yet; return False where there is none."""
        for location, (css, is_default, tie_breaker, scope) in self.source.items():
            if (css, location, is_default, tie_breaker, scope) not in self._parse_cache:
                self._parse_rules(css, location, is_default, tie_breaker, scope)
                return True
        return False

    # -- the styles of a widget

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,  # noqa: ARG002 - Textual's own
    ) -> None:
        """Give a widget its styles, those found before where it is in the same place and state."""
        if self.rules is not self._found_in or len(self._found) > PLACES:
            self._found.clear()
            self._dressed.clear()
            self._found_in = self.rules
        place = self._place(node)
        found = self._found.get(place)
        if found is not None:
            node._has_hover_style = found.has_hover_style
            node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
            self._take(node, found.rules, animate)
            self._dress(node, place)
            return
        # Textual notes what it found, unless that hangs on the widgets beside, or on the focus within.
        noted: dict[tuple[Any, ...], RulesMap] = {}
        super().apply(node, animate=animate, cache=noted)
        self._dressed[node] = place
        if noted and "transitions" not in node.styles.base._rules:
            self._found[place] = _Found(node.styles.base._rules.copy(), node._has_hover_style)

    def _take(self, node: DOMNode, rules: RulesMap, animate: bool) -> None:
        """Give a widget rules as Textual wrote them down for another one; a new widget tells nobody of it."""
        base = node.styles.base
        if not base._rules and not node._is_mounted:
            base.merge_rules(rules)
            node.notify_style_update()
        elif animate and "transitions" in rules:
            super().replace_rules(node, rules, animate=animate)
        else:
            around = node._parent in self._painted and not isinstance(node, ScrollBar | ScrollBarCorner)
            if _replace(node, rules, painted=around) or around:
                self._painted.add(node)

    def update(self, root: DOMNode, animate: bool = False) -> None:
        """Style all that is in a widget, but for what is styled when it is shown."""
        self.update_nodes(_styled_now(root), animate)

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        """Style widgets, parents before their children; what is in one that is painted is painted with it."""
        try:
            super().update_nodes(nodes, animate=animate)
        finally:
            self._painted.clear()

    def _dress(self, node: DOMNode, place: Place) -> None:
        """Style the parts of a widget that have classes of their own, unless they have these styles."""
        if self._dressed.get(node) != place:
            self._dressed[node] = place
            self._process_component_classes(node)

    @staticmethod
    def _place(node: DOMNode) -> Place:
        """Return all that a rule can ask of a widget and what it is in, but for what is beside it."""
        place: list[object] = []
        at: DOMNode | None = node
        while at is not None:
            place += (type(at), at._id, frozenset(at._classes))
            if isinstance(at, Widget):
                place.append((at.mouse_hover, at.has_focus, at.disabled, at.can_focus))
            elif isinstance(at, App):
                place.append((at.theme, at.app_focus, at.native_ansi_color, at.no_color, at.is_inline))
            at = cast("DOMNode | None", at._parent)
        return tuple(place)

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Set the rules that changed."""
        if animate and "transitions" in rules:
            super().replace_rules(node, rules, animate=animate)
        else:
            _replace(node, rules, painted=False)


class StyledWhenShown:
    """A mixin of a container that shows one of its children, and styles one that it shows."""


def _styled_now(root: DOMNode) -> Iterator[DOMNode]:
    """Yield a widget and what is in it, parents first, without the hidden children of what styles them."""
    yield root
    for child in root.children:
        if child.display or not isinstance(root, StyledWhenShown):
            yield from _styled_now(child)


def _replace(node: DOMNode, rules: RulesMap, *, painted: bool) -> bool:
    """Set the rules that changed; several colours are one reason to paint a widget and all in it.

    Args:
        node: The widget.
        rules: All its rules.
        painted: Whether it is painted with what it is in.

    Returns:
        Whether all in it is painted.
    """
    base = node.styles.base
    held, wanted = cast("dict[str, object]", base._rules), cast("dict[str, object]", rules)
    changed = [name for name in held.keys() | wanted.keys() if _differ(held.get(name), wanted.get(name))]
    colors = {name for name in changed if _is_color(held.get(name)) and _is_color(wanted.get(name))}
    for name in changed:
        if name in colors:
            base.set_rule(name, wanted[name])
        else:
            setattr(base, name, wanted.get(name))
    seen = not all(name.startswith("scrollbar_") for name in colors)
    if seen and not painted:
        base.refresh(children=True)
    if colors and isinstance(node, Widget):
        _paint_scrollbars(node)  # they are not among its children
    node.notify_style_update()
    return seen


def _differ(one: object, other: object) -> bool:
    if isinstance(one, Layout) and type(one) is type(other):
        return vars(one) != vars(other)  # each theme's rules have their own
    return one != other


def _is_color(value: object) -> bool:
    return isinstance(value, Color)


def _paint_scrollbars(widget: Widget) -> None:
    if widget.show_vertical_scrollbar:
        widget.vertical_scrollbar.refresh()
    if widget.show_horizontal_scrollbar:
        widget.horizontal_scrollbar.refresh()
