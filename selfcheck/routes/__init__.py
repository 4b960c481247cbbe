"""The routes: which requirements apply, in which order."""

from collections.abc import Mapping

from ..engine import Route
from .first import FIRST

ROUTES: Mapping[str, Route] = {route.id: route for route in (FIRST,)}
