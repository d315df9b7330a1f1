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


def environment(size: int) -> dict[str, str]:
    """The environment in which commands work on the register of this size."""
    own = {**os.environ, "PHINONG_DATA": str(folder() / f"ties-{size}")}
    own.pop("DATABASE_URL", None)
    own.setdefault("PHINONG_STATIC", str(ROOT / "var" / "static"))
    return own


def register(size: int) -> Path:
    """The data folder of the register with so many generated ties beside the demonstration."""
    data = folder() / f"ties-{size}"
    done = data / "generated"
    if not done.exists():
        data.mkdir(parents=True, exist_ok=True)
        say(f"Generating a register of {size} ties in {data} …")
        command = [sys.executable, "-m", "phinong.site.cli", "demo"]
        command += ["--size", str(size), "--seed", str(SEED)]
        subprocess.run(command, env=environment(size), cwd=ROOT, check=True)
        done.write_text(f"{size} ties, seed {SEED}\n", encoding="utf-8")
    return data


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)
