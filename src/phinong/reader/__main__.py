"""`python -m phinong.reader FILES`: the reader without the rest of the house."""

import argparse
import sys

from .command import add_arguments, run


def main(argv: list[str] | None = None) -> int:
    """The exit code of `command.run`."""
    parser = argparse.ArgumentParser(
        prog="phinong read", description="Read documents and print what they say. Stores nothing."
    )
    add_arguments(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main())
