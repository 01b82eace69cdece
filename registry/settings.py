"""What an installation can set, each with a default that works at home.

Set by environment variables with the prefix ``REGISTRY_``, e.g. ``REGISTRY_DATABASE_URL``.
"""

import hashlib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, FilePath, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All settings. ``docs/operations.md`` lists them, and a test holds it to that."""

    model_config = SettingsConfigDict(env_prefix="REGISTRY_", use_attribute_docstrings=True)

    data_dir: Path = Path("var")
    """Folder of the embedded database and everything else kept on disk."""
    database_url: SecretStr | None = None
    """Database to use instead of the embedded one, e.g. ``postgresql+psycopg://…``."""
    host: str = "127.0.0.1"
    """Address the server listens on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Port the server listens on."""
    public_url: str | None = None
    """How the outside sees the service, e.g. ``https://registry.gov.vn``, for absolute links."""
    poll_seconds: float = Field(default=0.25, gt=0)
    """How often a process looks whether another one has written a new revision."""

    sqlite_synchronous: Literal["normal", "full"] = "normal"
    """SQLite: ``full`` lets each commit wait for the disk, so that it survives a power cut."""
    heartbeat_seconds: float = Field(default=15, gt=0)
    """After so much silence a stream says that it is alive and how far it has come."""
    stream_limit: int = Field(default=200, ge=0)
    """How many streams of changes one process keeps open at once."""
    graphql_introspection: bool = True
    """Whether GraphQL's schema may be asked about; if not, errors suggest no names either."""
    graphql_cost: int = Field(default=200_000, gt=0)
    """Fields a GraphQL answer can have at most: fields times page sizes."""
    graphql_depth: int = Field(default=20, gt=0)
    """Fields within fields a GraphQL operation can have."""
    graphql_seconds: float = Field(default=10.0, gt=0)
    """How long a GraphQL query may take."""
    graphql_documents: Path | None = None
    """Folder of trusted GraphQL documents: ``*.graphql``, or manifests ``*.json``."""
    graphql_only_documents: bool = False
    """Whether only the documents of that folder are executed."""

    body_limit: int = Field(default=32_000_000, gt=0)
    """Bytes a request may carry, of whatever sort."""
    request_seconds: float = Field(default=30, gt=0)
    """How long an answer may take until it begins, and a reader between two parts of it."""
    header_limit: int = Field(default=32_000, gt=0)
    """Bytes of a request before its body: the first line and the headers."""
    header_seconds: float = Field(default=10, gt=0)
    """How long a client may take to send them."""
    connection_limit: int = Field(default=1_000, gt=0)
    """Connections one process keeps; the next are answered 503."""
    address_rate: int = Field(default=3_000, ge=0)
    """Requests a minute from one address; 0 for any number. This machine is not counted."""
    token_rate: int = Field(default=6_000, ge=0)
    """Requests a minute with one token; 0 for any number."""
    trusted_proxies: str | None = None
    """Proxies whose ``X-Forwarded-For`` and ``-Proto`` are believed: ``127.0.0.1,10.0.0.0/8``."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least that is logged."""
    log_reads: float = Field(default=0.01, ge=0, le=1)
    """Share of readings that are logged; writes, faults and slow answers always are."""
    metrics_dir: Path | None = None
    """Folder where workers put their counts together; ``registry serve --workers`` makes one."""
    metrics_token: SecretStr | None = None
    """What ``/metrics`` takes as a bearer token; without it, it answers this machine only."""

    webhook_key: SecretStr | None = None
    """What the secrets of webhooks are derived from; without it a file in ``data_dir`` is made."""
    webhook_networks: str | None = None
    """Networks inside that webhooks may go to, e.g. ``10.1.0.0/16,fd00::/8``; also without TLS."""
    webhook_seconds: float = Field(default=10, gt=0)
    """How long one delivery of a webhook may take."""
    webhook_authorities: FilePath | None = None
    """Certificates (PEM) of authorities trusted for webhooks besides those the system trusts."""

    @property
    def database(self) -> str:
        """The URL of the database, secrets included: never log it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_dir / 'registry.db').as_posix()}"

    @property
    def search_dir(self) -> Path:
        """The folder of the search index: of each database its own, beside an embedded one."""
        if self.database_url is None:
            return self.data_dir / "search"
        if self.database.startswith(_SQLITE):
            return Path(f"{self.database.removeprefix(_SQLITE)}.search")
        parts = urlsplit(self.database)
        where = f"{parts.hostname}:{parts.port}{parts.path}"
        return self.data_dir / "search" / hashlib.sha256(where.encode()).hexdigest()[:16]


_SQLITE = "sqlite:///"
