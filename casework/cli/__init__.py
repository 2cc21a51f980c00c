"""Commands of ``python -m casework``: one module each, named like the command.

A module has ``main(arguments)``, which returns the exit code, and is imported only when its
command is asked for. What a program reads is the only thing on standard output; everything
said to a person beside it goes to standard error.
"""

from __future__ import annotations

import argparse

COMMANDS: dict[str, str] = {
    "run": "set up the demo on this machine, serve both apps and send messages",
    "prepare-database": "make the login roles of PostgreSQL, once, as a superuser",
    "migrate": "bring the database to the newest migration",
    "routes": "list every address, and the permission that it asks for",
    "demo-codes": "make a fresh code for every person of the demo",
    "create-administrator": "make a single-use link by which an administrator begins",
    "create-leader": "make a single-use link by which a region's first team leader begins",
    "rotate-keys": "seal everything again under the newest data key",
    "languages": "say how far each language is, and who stands for its words",
    "sign-language": "record that a native speaker read a whole catalogue and stands for it",
    "worker": "send the messages that are due",
    "audit-verify": "check every chain of the audit, and name the first broken row",
}


def parser(name: str) -> argparse.ArgumentParser:
    """The reader of one command's options."""
    return argparse.ArgumentParser(prog=f"python -m casework {name}", description=COMMANDS[name])
