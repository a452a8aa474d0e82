"""A guided set to begin from in an editor: one question, and a note on everything that may stand in it."""

from typing import Final

from alliance_journal.model.codes import SetId

_SKELETON: Final = """\
# A guided set of your own. A line that begins with # is a note; everything else is a key, a = and its value.
# Words stand in straight quotes. When you leave the editor, mistakes are told with their lines.

id = "{id}"
title = "{title}"
purpose = "What it is for, in a sentence."
minutes = 5
version = 1
opening = "Take the time you have."

# Each question begins with [[questions]]. Every question can be skipped.
[[questions]]
id = "moment"
short = "One moment"
ask = "Which moment stays with me?"
# help = "Why it is asked, with a short example."
# hint = "A few words beside the question."
kind = "text"
# kind may be: text, line (one line), scale (0-10), pick (one of a list), picks (several), yesno, feelings,
# date, draft (words to say), show (something of your journal).
# Whose acts and feelings an answer mostly speaks of: worker, client, both, other.
holder = "both"
# private = true
# maps = "own_part"      what the answer is to the summary: own_part, next_step, kind, level, outcome, intensity,
#                        spoken, their_side, draft

# A list to choose from, asked only after a fitting answer; take the # away to use it.
# [[questions]]
# id = "between"
# ask = "How was it between us?"
# kind = "pick"
# options = [
#   {{ id = "easy", label = "easy" }},
#   {{ id = "quiet", label = "they went quiet", theme = "cw.minimal" }},
# ]
# when = {{ question = "moment", answered = true }}
"""


def skeleton(set_id: SetId) -> str:
    """Return the text of a set with this id that has no mistakes and explains itself."""
    return _SKELETON.format(id=set_id, title=set_id.replace("_", " ").replace("-", " ").capitalize())
