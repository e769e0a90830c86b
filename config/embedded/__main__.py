"""The keeper process: `python -m config.embedded TUNTAS_VAR`."""

import sys
from pathlib import Path

from config.embedded.keeper import keep
from config.embedded.place import Place

keep(Place.at(Path(sys.argv[1])))
