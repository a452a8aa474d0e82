"""`aj config`: show the options, or set one."""

from typing import Annotated

import typer

from alliance_journal.cli.desk import desk_of, give
from alliance_journal.reports.jsontext import as_text
from alliance_journal.settings.config import KEYS, parse_press, parse_value, set_key, set_option
from alliance_journal.settings.options import BY_NAME, OPTIONS
from alliance_journal.settings.places import config_file


def add_to(app: typer.Typer) -> None:
    """Add `aj config`."""
    group = typer.Typer(help="Show the options, or set one.", rich_markup_mode=None)
    group.command("show")(show)
    group.command("set")(set_)
    app.add_typer(group, name="config")


def show(ctx: typer.Context, json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Print every option with its value and what it is for; creates nothing."""
    config = desk_of(ctx).config
    values = {option.name: config.chosen.get(option.name, option.default) for option in OPTIONS}
    if json:
        shape = {"schema": "alliance-journal/config/1", "file": str(config_file()), "options": values}
        give(as_text({**shape, "keys": {action: config.keys.says(action) for action in config.keys.pressed}}))
        return
    for option in OPTIONS:
        value = values[option.name]
        shown = str(value).lower() if isinstance(value, bool) else f'"{value}"'
        give(f"{option.name} = {shown}\n    {option.help}\n")
    told = ", ".join(f"{action} {config.keys.says(action)}" for action in config.keys.pressed)
    give(f"keys: {told}\n    The keys of the walk; aj config set keys.skip f8 changes one, aj help keys says more.\n")


def set_(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The option, such as plain.")],
    value: Annotated[str, typer.Argument(help="Its value, such as true.")],
) -> None:
    """Set one option, or a key such as keys.skip; everything else in the file stays as it is."""
    if name.startswith(f"{KEYS}."):
        action = name.removeprefix(f"{KEYS}.")
        set_key(config_file(), action, parse_press(action, value, desk_of(ctx).config.keys))
        desk_of(ctx).remark(f"{name} is set.")
        return
    wanted = parse_value(name, value)
    set_option(config_file(), BY_NAME[name], wanted)
    desk_of(ctx).remark(f"{name} is set.")
