"""The routes: which requirements apply, in which order."""

from collections.abc import Mapping

from ..engine import Route
from .extension import EXTENSION
from .first import FIRST
from .job_change import JOB_CHANGE
from .permanent import PERMANENT
from .points import POINTS

ROUTES: Mapping[str, Route] = {
    route.id: route for route in (FIRST, EXTENSION, JOB_CHANGE, PERMANENT, POINTS)
}
