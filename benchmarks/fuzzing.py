"""Requests made up from the OpenAPI document, all checks of schemathesis on each answer.

    python benchmarks/fuzzing.py [examples]

Seeds a throw-away database, serves it on loopback, and runs schemathesis over every operation
twice: as a stranger, and as a registrar. What it finds is printed; the exit status is 1 if there is
any.
The tests do the same with few examples (``tests/api/test_fuzzing.py``).
"""

import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.settings import Settings
from registry_api.app import create_app
from seeding import seed

PROGRAM = Path(sys.executable).with_name("schemathesis")
USUAL = 50


@contextmanager
def served(database_url: str, data_dir: Path) -> Iterator[tuple[str, str]]:
    """Serve a seeded database; answers the address of its document and the token of a registrar."""
    app = create_app(Settings(database_url=database_url, data_dir=data_dir))
    app.openapi()  # made now: nobody's patience is tried by it
    store = app.state.service.store
    add_principal(store, "fuzzing", Role.REGISTRAR, None)
    _, token = issue_token(store, "fuzzing", days=1)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1/openapi.json", token
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def fuzz(address: str, examples: int, *options: str, token: str | None = None) -> tuple[bool, str]:
    """Whether schemathesis finds nothing with all its checks, and what it says.

    The same requests each time: the seed is fixed.
    """
    words = [str(PROGRAM), "run", address, "--checks", "all", "--seed", "1", "--no-color"]
    words += ["--max-examples", str(examples), "--continue-on-failure", "--request-timeout", "60"]
    words += ["--generation-database", "none", "--suppress-health-check", "too_slow", *options]
    if token is not None:
        words += ["--header", f"Authorization: Bearer {token}"]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    return done.returncode == 0, done.stdout + done.stderr


def main() -> int:
    """Seed, serve, run twice, print."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/registry.db"
        seed(url)
        with served(url, Path(folder)) as (address, token):
            found = [fuzz(address, examples), fuzz(address, examples, token=token)]
    for _, said in found:
        print(said)
    return 0 if all(is_clean for is_clean, _ in found) else 1


if __name__ == "__main__":
    sys.exit(main())
