"""A PostgreSQL cluster whose server can be ended as roughly as its clients."""

import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

import psycopg

from registry_migrations import upgrade


class Server:
    """A cluster of its own that keeps what it acknowledges: ``fsync`` is on."""

    def __init__(self) -> None:
        """Make and start it, with one migrated database to copy."""
        # The cluster of the tests, wherever this command is run from.
        sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))
        from postgres import Cluster  # type: ignore[import-not-found]  # see the line above

        self._cluster = Cluster()
        self._cluster.start()
        self._start("restart")
        self._numbers = count()
        self._make("migrated", "template0")
        upgrade(self._cluster.url("migrated"))

    def new_database(self) -> str:
        """A new, migrated database."""
        name = f"d{next(self._numbers)}"
        self._make(name, "migrated")
        url: str = self._cluster.url(name)
        return url

    def end(self, child: int) -> bool:
        """End the server, by its own immediate stop or by SIGKILL, then the child; start anew."""
        data = self._cluster.folder / "data"
        if random.random() < 0.5:  # noqa: S311 - not for secrets
            self._cluster._run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        else:
            os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        os.kill(child, signal.SIGKILL)
        self._start("start")
        return True

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self._cluster.stop()

    def _start(self, how: str) -> None:
        folder = self._cluster.folder
        options = (
            f"-p {self._cluster.port} -c listen_addresses=127.0.0.1 "
            f"-c unix_socket_directories={folder} -c fsync=on -c synchronous_commit=on"
        )
        data, log = str(folder / "data"), str(folder / "log")
        for patience in range(20):
            try:
                self._cluster._run("pg_ctl", "-D", data, "-w", "-l", log, "-o", options, how)
            except RuntimeError:
                # The processes of a killed server hold its memory until they notice.
                time.sleep(0.1 * patience)
            else:
                return
        raise SystemExit("the server does not start again")

    def _make(self, name: str, template: str) -> None:
        plain = self._cluster.url("postgres").replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
