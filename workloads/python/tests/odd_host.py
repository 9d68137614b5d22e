"""The run host with the odd workloads of `odd_tasks` added."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if __name__ == "__main__":
    from corelane_host.main import main
    from corelane_host.tasks import WORKLOADS
    from tests.odd_tasks import ODD_WORKLOADS

    WORKLOADS.update(dict.fromkeys(ODD_WORKLOADS, "tests.odd_tasks"))
    sys.exit(main())
