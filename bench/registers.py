"""Generated registers to measure on, each in a folder of its own, made once and kept."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 1


def folder() -> Path:
    """Where registers for measuring are kept: BENCH_DATA, or var/bench."""
    return Path(os.environ.get("BENCH_DATA") or ROOT / "var" / "bench")


def name_of(size: int, meetings: int = 0) -> str:
    """The folder of a register with so many generated ties, and a year of so many meetings."""
    return f"ties-{size}" + (f"-meetings-{meetings}" if meetings else "")


def environment(size: int, meetings: int = 0) -> dict[str, str]:
    """The environment in which commands work on the register of this size."""
    own = {**os.environ, "PHINONG_DATA": str(folder() / name_of(size, meetings))}
    own.pop("DATABASE_URL", None)
    own.setdefault("PHINONG_STATIC", str(ROOT / "var" / "static"))
    return own


def register(size: int, meetings: int = 0) -> Path:
    """The data folder of the register with so many generated ties beside the demonstration, and a
    year of so many meetings."""
    data = folder() / name_of(size, meetings)
    done = data / "generated"
    if not done.exists():
        data.mkdir(parents=True, exist_ok=True)
        say(f"Generating a register of {size} ties in {data} …")
        command = [sys.executable, "-m", "phinong.site.cli", "demo"]
        command += ["--size", str(size), "--meetings", str(meetings), "--seed", str(SEED)]
        subprocess.run(command, env=environment(size, meetings), cwd=ROOT, check=True)
        done.write_text(f"{size} ties, {meetings} meetings, seed {SEED}\n", encoding="utf-8")
    return data


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)
