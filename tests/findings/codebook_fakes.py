"""Themes of one's own, for tests of what is done with them."""

from typing import Final

from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Theme

PHONE: Final = Theme(
    ThemeId("own.phone"),
    "Turned to the phone",
    "own",
    Holder.CLIENT,
    "Looks at it.",
    phrases=("look+ at {his} phone", "picked up a call"),
    yes=("She kept looking at her phone.", "The screen lit up."),
    no=("I looked at my phone.", "He was about to look at his watch."),
)
CODEBOOK_FILE: Final = """\
[[themes]]
id = "own.phone"
label = "Turned to the phone"
family = "own"
holder = "client"
define = "Looks at it."
phrases = [
  "look+ at {his} phone",
]
yes = [
  "She kept looking at her phone.",
]
no = [
  "I looked at my phone.",
  "He \\"looked at his phone\\" for the bus.",
]
"""
