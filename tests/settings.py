"""The product's settings, in test mode."""

import os
import tempfile
from pathlib import Path

os.environ["PLOUGHLAND_MODE"] = "test"
# Nothing a test writes lands in the checkout.
os.environ.setdefault("DATA_DIR", str(Path(tempfile.gettempdir()) / f"ploughland-tests-{os.getuid()}"))
# Nothing a test sends is taken by another worker of the same broker.
os.environ.setdefault("BROKER_QUEUE", f"ploughland-tests-{os.getpid()}")

from config.settings import *  # noqa: F403

(DATA_DIR / "static").mkdir(exist_ok=True)  # noqa: F405 (the server looks for it)
