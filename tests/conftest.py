"""How property tests search: the suite the same every time, `make fuzz` longer and anew."""

import os

from hypothesis import settings

settings.register_profile("suite", max_examples=150, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
