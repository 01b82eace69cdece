"""Who may change the registry: ``principal`` and ``token``. The first admin is made here."""

from typing import Annotated

import typer

from registry import clock
from registry.access import Role, keeping as access
from registry.catalogue.follower import Follower
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry_cli.telling import AsJson, open_store, refusals, tell, tell_json

principal_app = typer.Typer(help="Người được phép thay đổi · who may change the registry.")
token_app = typer.Typer(help="Mã truy cập · tokens.")


@principal_app.command("add")
def add_principal(
    name: Annotated[str, typer.Argument(help="How the log will call the principal.")],
    role: Annotated[Role, typer.Option(help="reader, steward, registrar or admin.")],
    body: Annotated[
        str | None, typer.Option(help="For a steward: the code of the body, e.g. bo-y-te.")
    ] = None,
) -> None:
    """Make a principal."""
    with refusals(), open_store() as store:
        _demand_body(store, body)
        made = access.add_principal(store, name, role, body)
    tell(f"{made.name}\t{made.role}\t{made.body or ''}")


@principal_app.command("list")
def list_principals(as_json: AsJson = False) -> None:
    """List the principals."""
    with refusals(), open_store() as store, store.rows() as rows:
        found = rows.principals()
    if as_json:
        tell_json([row.model_dump() for row in found])
        return
    for row in found:
        tell(f"{row.name}\t{row.role}\t{row.body or ''}\t{row.disabled_at or ''}")


@principal_app.command("disable")
def disable_principal(name: Annotated[str, typer.Argument(help="The principal's name.")]) -> None:
    """End what a principal may do; the log keeps the name."""
    with refusals(), open_store() as store:
        access.disable_principal(store, name)
    tell(name)


@token_app.command("create")
def create_token(
    principal: Annotated[str, typer.Argument(help="Whose token it is.")],
    days: Annotated[int, typer.Option(help="How long it lives.")] = 90,
    label: Annotated[str, typer.Option(help="What it is for.")] = "",
) -> None:
    """Make a token and show it, this once only."""
    with refusals(), open_store() as store:
        id, secret = access.issue_token(store, principal, days=days, label=label)
    tell(f"{id}\t{secret}")


@token_app.command("list")
def list_tokens(as_json: AsJson = False) -> None:
    """List the tokens, never their secrets."""
    with refusals(), open_store() as store, store.rows() as rows:
        found = [row.model_dump(exclude={"hash"}) for row in rows.tokens()]
    if as_json:
        tell_json(found)
        return
    for row in found:
        ends = row["revoked_at"] or row["expires_at"]
        used = row["last_used_at"] or ""
        tell(f"{row['id']}\t{row['principal']}\t{ends}\t{used}\t{row['label']}")


@token_app.command("revoke")
def revoke_token(id: Annotated[str, typer.Argument(help="The token's id.")]) -> None:
    """End a token at once."""
    with refusals(), open_store() as store:
        access.revoke_token(store, id)
    tell(id)


def _demand_body(store: Store, body: str | None) -> None:
    if body is None:
        return
    follower = Follower(store)
    follower.catch_up()
    view = follower.catalogue.at(clock.day_of(clock.now()))
    key = Key(Kind.BODY, body)
    if not view.is_known(key):
        view.get(key)  # refuses, saying why
