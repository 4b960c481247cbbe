"""How property tests search: the suite the same every time, `make fuzz` longer and anew."""

import gc
import os

from hypothesis import settings

settings.register_profile("suite", max_examples=150, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

# Whole sites stay parsed until a run ends: to look through them for what nobody needs any more, as
# often as Python does by itself, takes a tenth of the time.
gc.set_threshold(200_000, 50, 1_000)
