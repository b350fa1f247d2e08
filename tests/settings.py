"""The product's settings with a data folder of their own, so that no test touches what a user keeps."""

import atexit
import os
import shutil
import tempfile

os.environ["CNMVIZ_DATA"] = tempfile.mkdtemp(prefix="cnmviz-test-")
atexit.register(shutil.rmtree, os.environ["CNMVIZ_DATA"], ignore_errors=True)
for name in ("DATABASE_URL", "REDIS_URL", "CNMVIZ_SECRET_KEY", "CNMVIZ_HOSTS"):
    os.environ.pop(name, None)

from cnmviz.settings import *  # noqa: E402, F403
