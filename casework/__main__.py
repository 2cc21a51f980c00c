"""``python -m casework <command>``: the commands of whoever runs the service."""

from __future__ import annotations

import importlib
import sys

from casework.cli import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Find the command and run it."""
    given = sys.argv[1:] if arguments is None else arguments
    name = given[0] if given else "--help"
    if name not in COMMANDS:
        return _help(asked_for=name in ("-h", "--help", "help"))
    from casework.web.settings import SettingsError

    command = importlib.import_module(f"casework.cli.{name.replace('-', '_')}")
    try:
        code: int = command.main(given[1:])
    except SettingsError as error:
        print(f"Not started. {error}", file=sys.stderr)
        return 2
    return code


def _help(*, asked_for: bool) -> int:
    lines = ["python -m casework <command>", ""]
    width = max(map(len, COMMANDS))
    lines += [f"  {name:<{width}}  {meaning}" for name, meaning in COMMANDS.items()]
    print("\n".join(lines), file=sys.stdout if asked_for else sys.stderr)
    return 0 if asked_for else 2


if __name__ == "__main__":
    sys.exit(main())
