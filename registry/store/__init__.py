"""The only room that knows SQL: tables, the engine, and the append-only log."""

from registry.store.store import Store

__all__ = ["Store"]
