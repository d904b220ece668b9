"""The flows of `tiltak`. Importing this package sets what Prefect reads when it is imported.

No telemetry leaves the machine, servers and clients meet on loopback without a
proxy, and a server that the flow starts for itself may take its time on a slow machine.
Everything that the surroundings set already is left as it is.
What this process starts gets a mark, by which it is found when the process is killed.
"""

import os
from pathlib import Path

from flows.orphans import mark_children

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}
_LOOPBACK = "127.0.0.1,localhost,::1"


def keep_prefect_in(folder: Path) -> None:
    """Let Prefect keep its files in `folder`, unless the user has set Prefect up already.

    To be called before prefect is imported.
    """
    if not is_set_up():
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["PREFECT_HOME"] = str(folder.resolve())


def is_set_up() -> bool:
    """The user has set Prefect up: there may be a server on which runs are looked at."""
    settled = ("PREFECT_HOME", "PREFECT_API_URL", "PREFECT_PROFILES_PATH")
    has_profile = (Path.home() / ".prefect" / "profiles.toml").exists()
    return has_profile or any(name in os.environ for name in settled)


def _set_defaults() -> None:
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):
        there = os.environ.get(name, "")
        if _LOOPBACK not in there and there != "*":
            os.environ[name] = f"{there},{_LOOPBACK}".lstrip(",")


_set_defaults()
mark_children()
