"""Guided sets out of TOML: the form as it is documented, and every mistake at its line."""

import pytest

from alliance_journal.guide.parsing import parse_set
from alliance_journal.model.codes import ThemeId
from alliance_journal.model.holders import Holder
from alliance_journal.model.prompts import Condition, Option, QuestionKind, Role
from tests.guide.fakes import MINIMAL

FULL = (
    MINIMAL.replace("Begin.", "Begin gently.")
    + """\
language = "pt-BR"
source = "chapter p. 109"

[[questions]]
id = "strain"
ask = "How much strain?"
kind = "scale"
low = "none"
high = "much"
maps = "intensity"

[[questions]]
id = "moves"
short = "My moves"
ask = "What did I do?"
help = \"\"\"
Why it is asked.
[[questions]] in a text is no question.
\"\"\"
hint = "Tick what fits."
kind = "picks"
holder = "worker"
private = true
strategy = 4
source = "p. 109"
when = { question = "strain", at_least = 4, at_most = 9 }
options = [
  { id = "wc.paternal", label = "took over or told", theme = "wc.paternal" },
  { id = "none", label = "none I can see" },
]

[[questions]]
id = "look"
ask = "Last time"
kind = "show"
shows = "last_entry"
when = [{ question = "moves", none_of = ["none"] }, { question = "strain", answered = true }]

[[offers]]
set = "strain"
line = "Look longer? aj reflect strain"
when = { question = "moves", any_of = ["wc.paternal"] }

[[offers]]
set = "feelings"
line = "Or at the feelings? aj reflect feelings"
"""
)
QUESTION = MINIMAL + '[[questions]]\nid = "one"\nask = "What?"\nkind = "text"\n'
PICK = MINIMAL + '[[questions]]\nid = "one"\nask = "Which?"\nkind = "pick"\noptions = [{ id = "a", label = "A" }]\n'


def problems(text: str) -> list[str]:
    found, mistakes = parse_set(text, path="own.toml")
    assert (found is None) == bool(mistakes)
    return [str(mistake) for mistake in mistakes]


def test_everything_a_set_can_say_is_read() -> None:
    prompt_set, mistakes = parse_set(FULL, path="own.toml")
    assert mistakes == ()
    assert prompt_set is not None
    strain, moves, look = prompt_set.questions
    assert (prompt_set.id, prompt_set.language, prompt_set.source) == ("little", "pt-BR", "chapter p. 109")
    assert (prompt_set.opening, prompt_set.minutes, prompt_set.version) == ("Begin gently.", 2, 1)
    assert (strain.kind, strain.low, strain.high, strain.role) == (QuestionKind.SCALE, "none", "much", Role.INTENSITY)
    assert (strain.holder, strain.private, strain.strategy) == (Holder.BOTH, False, None)
    assert moves.help == "Why it is asked.\n[[questions]] in a text is no question.\n"
    assert (moves.holder, moves.private, moves.strategy, moves.source) == (Holder.WORKER, True, 4, "p. 109")
    assert moves.when == (Condition(strain.id, at_least=4, at_most=9),)
    assert moves.options[0] == Option("wc.paternal", "took over or told", ThemeId("wc.paternal"))
    assert look.when == (Condition(moves.id, none_of=("none",)), Condition(strain.id, answered=True))
    assert look.shows == "last_entry"
    assert [offer.set for offer in prompt_set.offers] == ["strain", "feelings"]
    assert prompt_set.offers[0].when == (Condition(moves.id, any_of=("wc.paternal",)),)


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(change: object) -> None:
    assert callable(change)
    assert parse_set(change(FULL), path="own.toml") == parse_set(FULL, path="own.toml")


NEEDS = "a set needs a key"
ID = "1 to 32 small letters, digits, - or _, a letter first"
QUESTION_ID = ID.replace(", - or _", " or _")
KINDS = "text, line, scale, pick, picks, yesno, feelings, date, draft, show"
ROLES = "own_part, next_step, kind, level, outcome, intensity, spoken, their_side, draft"
MISTAKEN = {
    "empty": (
        "",
        [
            f"1: {NEEDS} 'id'; it should be {ID}",
            f"1: {NEEDS} 'minutes'; it should be a whole number from 1 to 240, without quotes",
            f"1: {NEEDS} 'opening'; it should be words in quotes",
            f"1: {NEEDS} 'purpose'; it should be words in quotes",
            f"1: {NEEDS} 'questions'; it should be one [[questions]] table for each question",
            f"1: {NEEDS} 'title'; it should be words in quotes",
            f"1: {NEEDS} 'version'; it should be a whole number from 1 to 1000000, without quotes",
        ],
    ),
    "unknown keys": (
        QUESTION.replace("opening", 'openning = "x"\nopening') + 'hnit = "x"\nzzzzzz = 1\n',
        [
            "6: a set has no key 'openning'; did you mean \"opening\"?",
            "12: a question has no key 'hnit'; did you mean \"hint\"?",
            "13: a question has no key 'zzzzzz'; leave it out",
        ],
    ),
    "a key with a control character": (
        QUESTION + '"\\u001b[31m" = 1\n',
        ["7: a question has no key '\\x1b[31m'; leave it out"],
    ),
    "a table nobody asked for": (QUESTION + "[extra.deep]\nx = 1\n", ["11: a set has no key 'extra'; leave it out"]),
    "wrong types": (
        QUESTION.replace("2\n", '"2"\n', 1).replace('"What?"', "7") + 'private = "yes"\nstrategy = true\n',
        [
            "4: 'minutes' should be a whole number from 1 to 240, without quotes",
            "9: 'ask' should be words in quotes",
            "11: 'private' should be true or false, without quotes",
            "12: 'strategy' should be a whole number from 1 to 6, without quotes",
        ],
    ),
    "bad ids": (
        QUESTION.replace('"little"', '"A set"').replace('"one"', '"one-two"'),
        [f"1: 'id' should be {ID}", f"8: 'id' should be {QUESTION_ID}"],
    ),
    "an id used twice": (
        QUESTION + '\n[[questions]]\nask = "Again?"\nid = "one"\nkind = "line"\n',
        ["14: the id 'one' is taken already; give this one another"],
    ),
    "unknown kind, holder and role": (
        QUESTION.replace('"text"', '"texts"') + 'holder = "client_"\nmaps = 3\n',
        [
            f"10: 'kind' should be one of {KINDS}; did you mean \"text\"?",
            "11: 'holder' should be one of worker, client, both, other; did you mean \"client\"?",
            f"12: 'maps' should be one of {ROLES}",
        ],
    ),
    "a dyad holds nothing": (
        QUESTION + 'holder = "dyad"\n',
        ["11: 'holder' should be \"both\" for what you mean with 'dyad'"],
    ),
    "no questions": (
        MINIMAL + "questions = []\n",
        ["7: 'questions' should be one [[questions]] table for each question"],
    ),
    "questions that are none": (
        MINIMAL + 'questions = "none"\n',
        ["7: 'questions' should be one [[questions]] table for each question"],
    ),
    "a later question": (
        QUESTION.replace("text", "scale")
        + 'when = { question = "two", at_least = 1 }\n[[questions]]\nid = "two"\nask = "?"\nkind = "scale"\n',
        ["11: 'two' is asked here or later; name an earlier question"],
    ),
    "itself": (
        QUESTION + 'when = { question = "one", answered = true }\n',
        ["11: a question cannot depend on its own answer; name an earlier question"],
    ),
    "an unknown question": (
        QUESTION
        + '[[questions]]\nid = "two"\nask = "?"\nkind = "line"\nwhen = [\n{ question = "onn", answered = true },\n]\n',
        ["16: there is no question 'onn' before this; did you mean \"one\"?"],
    ),
    "an unknown option": (
        PICK
        + '[[questions]]\nid = "two"\nask = "?"\nkind = "line"\n'
        + 'when = { question = "one", any_of = ["a", "b"], none_of = ["x"] }\n',
        ["16: 'one' has no option 'b'", "16: 'one' has no option 'x'"],
    ),
    "an unknown yes": (
        QUESTION.replace("text", "yesno")
        + '[[offers]]\nset = "x"\nline = "y"\nwhen = { question = "one", any_of = ["yess"] }\n',
        ["14: 'one' has no option 'yess'; did you mean \"yes\"?"],
    ),
    "tests that do not fit": (
        QUESTION
        + '[[offers]]\nset = "x"\nline = "y"\n[[offers.when]]\nquestion = "one"\nat_least = 3\n'
        + '[[offers.when]]\nquestion = "one"\nany_of = ["a"]\n',
        [
            "16: 'at_least' tests a scale or feelings, not kind text; use any_of or answered",
            "19: 'any_of' tests a pick, picks or yesno, not kind text; use at_least or answered",
        ],
    ),
    "levels that cannot be": (
        QUESTION.replace("text", "feelings")
        + '[[offers]]\nset = "x"\nline = "y"\nwhen = [{ question = "one", at_least = 4 },\n'
        + '{ question = "one", at_least = 3, at_most = 1 },\n{ question = "one", at_most = "x" }]\n',
        [
            "14: 'at_least' should be at most 3: feelings answers end there",
            "15: 'at_least' is more than 'at_most', so this never holds; turn them round",
            "16: 'at_most' should be a whole number from 0 to 10, without quotes",
        ],
    ),
    "a condition that tests nothing": (
        QUESTION + '[[offers]]\nset = "x"\nline = "y"\nwhen = { question = "one" }\n',
        ["14: a condition needs a test: one of answered, any_of, at_least, at_most, none_of"],
    ),
    "a condition on nothing": (
        QUESTION + '[[offers]]\nset = "x"\nline = "y"\nwhen = { answered = 1 }\n',
        [
            "14: 'answered' should be true or false, without quotes",
            f"14: a condition needs a key 'question'; it should be {QUESTION_ID}",
        ],
    ),
    "a condition in words": (
        QUESTION + 'when = "one >= 4"\n',
        ["11: 'when' should be a table such as { question = \"strain\", at_least = 4 }, or a list of them"],
    ),
    "choices that are no list": (
        PICK + '[[offers]]\nset = "x"\nline = "y"\nwhen = { question = "one", any_of = "a", none_of = [1] }\n',
        [
            '15: \'any_of\' should be a list of option ids such as ["off", "tense"]',
            '15: \'none_of\' should be a list of option ids such as ["off", "tense"]',
        ],
    ),
    "a condition on a question of unknown kind": (
        QUESTION.replace('"text"', '"zz"')
        + '[[offers]]\nset = "x"\nline = "y"\nwhen = { question = "one", at_least = 1 }\n',
        [f"10: 'kind' should be one of {KINDS}"],
    ),
    "options on a text": (
        QUESTION + 'options = [{ id = "a", label = "A" }]\nlow = "x"\nshows = "last_entry"\n',
        [
            "11: 'options' belongs to kind pick or picks only; leave it out here",
            "12: 'low' belongs to kind scale only; leave it out here",
            "13: 'shows' belongs to kind show only; leave it out here",
        ],
    ),
    "no options on picks": (
        QUESTION.replace("text", "picks"),
        ['7: a question of kind picks needs options = [{ id = "easy", label = "easy" }, ...]'],
    ),
    "a show of nothing": (
        QUESTION.replace("text", "show"),
        ['7: a question of kind show needs shows = "last_entry" or shows = "open_strain"'],
    ),
    "mistaken options": (
        PICK.replace('"A" }', '"A" },\n{ id = "a", label = "B", theme = "paternal" },\n{ id = "No!" }'),
        [
            "12: 'theme' should be a theme id such as \"wc.paternal\"",
            "12: the id 'a' is taken already; give this one another",
            "13: 'id' should be 1 to 64 small letters, digits, . - or _",
            "13: an option needs a key 'label'; it should be words in quotes",
        ],
    ),
    "a heading that would break the entry": (
        QUESTION.replace('"What?"', '"What --> ever?"'),
        ["9: 'ask' should be without <!-- and -->: it becomes a heading in the entry, with a comment beside it"],
    ),
    "a comment in a heading": (
        QUESTION.replace('"What?"', '"What <!-- ever?"'),
        ["9: 'ask' should be without <!-- and -->: it becomes a heading in the entry, with a comment beside it"],
    ),
    "a heading with space around": (
        QUESTION.replace('"What?"', '"What? "'),
        ["9: 'ask' should not begin or end with a space"],
    ),
    "words that are none": (
        QUESTION.replace('"What?"', '"a\\nb"').replace('"Begin."', '" "') + 'help = "\\u202e"\nhint = "\\u001b"\n',
        [
            "6: 'opening' should be words in quotes",
            "9: 'ask' should be one line: join its lines",
            "11: 'help' should be without control characters",
            "12: 'hint' should be one line without control characters",
        ],
    ),
    "too long": (
        QUESTION.replace('"What?"', f'"{"w" * 201}"') + f'help = """\n{"h" * 2001}"""\nhint = ["x"]\n',
        [
            "9: 'ask' should be at most 200 characters, not 201",
            "11: 'help' should be at most 2000 characters, not 2001",
            "13: 'hint' should be words in quotes",
        ],
    ),
    "a help that is a number": (QUESTION + "help = 1\n", ["11: 'help' should be words in quotes"]),
    "too many questions": (
        MINIMAL + "".join(f'[[questions]]\nid = "q{n}"\nask = "?"\nkind = "text"\n' for n in range(61)),
        ["7: 'questions' should be at most 60, not 61"],
    ),
    "too many options": (
        PICK.replace("}]", "}," + ",".join(f'{{ id = "o{n}", label = "l" }}' for n in range(40)) + "]"),
        ["11: 'options' should be at most 40, not 41"],
    ),
    "a key with nothing behind it": (
        QUESTION.replace('"A little set"', ""),
        ['2: nothing stands behind title =: write title = "...", or leave the line out'],
    ),
    "a number nobody can read": (
        f"minutes = {'9' * 5000}\n",
        ["1: is nested too deeply, or holds a number too long to read"],
    ),
}


@pytest.mark.parametrize("name", MISTAKEN)
def test_each_mistake_is_named_at_its_line(name: str) -> None:
    text, expected = MISTAKEN[name]
    assert problems(text) == [f"own.toml:{problem}" for problem in expected]


HOSTILE = {
    "unknown keys without end": MINIMAL + "".join(f"questoin{n} = 1\n" for n in range(11_000)),
    "a long list": MINIMAL + "a = [" + "1," * 90_000 + "]",
    "lists in lists": MINIMAL + "a = " + "[" * 100_000,
    "lists in lists, closed": MINIMAL + "".join(f"a{n} = {'[' * 390}{']' * 390}\n" for n in range(230)),
    "tables in tables": MINIMAL + "".join(f"a{n} = {'{a=' * 190}1{'}' * 190}\n" for n in range(230)),
    "a key of a thousand parts": MINIMAL + "".join(f"a{n}{'.a' * 900} = 1\n" for n in range(100)),
    "a header of a thousand parts": MINIMAL + "".join(f"[a{n}{'.a' * 900}]\n" for n in range(100)),
    "headers without end": MINIMAL + "".join(f"[a.b{n}]\n" for n in range(14_000)),
    "questions without end": MINIMAL + "[[questions]]\n" * 13_000,
    "options without end": PICK.replace("}]", "}," + ",".join(f'{{id="o{n}",label="l"}}' for n in range(4_000)) + "]")
    + "[[offers]]\nwhen={question='one',any_of=["
    + ",".join(f"'o{n}'" for n in range(4_000)) * 2
    + "]}",
    "quotes": MINIMAL + 'a = """' + '""x' * 60_000,
    "only quotes": '"' * 190_000,
    "escapes": MINIMAL + 'a = "' + "\\u0041" * 30_000 + '"',
    "empty lines": "\n" * 199_000,
    "too much": "#" * 200_001,
    "too many bytes": "#" + "\u20ac" * 70_000,
    "a NUL": MINIMAL + "a = '\x00'",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_set_is_refused_with_a_line(name: str) -> None:
    found, mistakes = parse_set(HOSTILE[name], path="own.toml")
    assert found is None
    assert 1 <= len(mistakes) <= 200
    assert all(problem.line >= 1 and problem.path == "own.toml" for problem in mistakes)
    assert all(str(problem).isprintable() for problem in mistakes)
