"""The 24 feelings of the picker, in six rows of four; each is rated 0 to 3."""

from typing import Final

FEELING_ROWS: Final[tuple[tuple[str, ...], ...]] = (
    ("warm", "hopeful", "moved", "proud"),
    ("calm", "curious", "steady", "interested"),
    ("irritated", "angry", "impatient", "critical"),
    ("anxious", "tense", "confused", "overwhelmed"),
    ("inadequate", "guilty", "helpless", "sad"),
    ("bored", "distant", "rejected", "over-protective"),
)
FEELINGS: Final[tuple[str, ...]] = tuple(word for row in FEELING_ROWS for word in row)
STRONGEST_FEELING: Final = 3
