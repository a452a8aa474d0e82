"""What people get wrong in a guided set of their own: every mistake at its line, with what to write instead."""

import pytest

from alliance_journal.guide.parsing import parse_bytes, parse_set
from alliance_journal.guide.shape import MOST_BYTES

DUTY = """\
id = "duty"
title = "After duty"
purpose = "Put the shift down."
minutes = 3
version = 1
opening = "Take your time."

[[questions]]
id = "how"
ask = "How was it?"
kind = "pick"
holder = "both"
options = [
  { id = "easy", label = "easy" },
  { id = "hard", label = "hard" },
]

[[questions]]
id = "more"
short = "More"
ask = "What was hard?"
kind = "text"
private = false
when = { question = "how", any_of = ["hard"] }

[[questions]]
id = "weight"
ask = "How heavy?"
kind = "scale"
"""
"""A set without mistakes; each example below writes another text in the place of one of its lines."""
KINDS = "text, line, scale, pick, picks, yesno, feelings, date, draft, show"
WRONG: dict[str, tuple[int, str, list[str]]] = {
    "words without quotes": (
        2,
        "title = After duty",
        [
            '2: the words need quotes on both sides: title = "..."',
        ],
    ),
    "a colon for the equals sign": (
        2,
        'title: "After duty"',
        [
            "2: write = between 'title' and its value: title = ...",
        ],
    ),
    "a colon in an option": (
        14,
        '  { id: "easy", label: "easy" },',
        [
            "14: write = and not : between a key and its value",
        ],
    ),
    "no sign at all": (
        2,
        'title "After duty"',
        [
            "2: write = between 'title' and its value: title = ...",
        ],
    ),
    "two equals signs": (
        4,
        "minutes == 3",
        [
            "4: write = between 'minutes' and its value: minutes = ...",
        ],
    ),
    "an arrow": (
        4,
        "minutes => 3",
        [
            "4: write = between 'minutes' and its value: minutes = ...",
        ],
    ),
    "curly quotes": (
        2,
        "title = \u201cAfter duty\u201d",
        [
            '2: has curly quotes around its words: write straight ones, "like this"',
        ],
    ),
    "curly quotes in an option": (
        14,
        "  { id = \u201ceasy\u201d, label = \u201ceasy\u201d },",
        [
            '14: has curly quotes around its words: write straight ones, "like this"',
        ],
    ),
    "German quotes": (
        2,
        "title = \u201eAfter duty\u201c",
        [
            '2: has curly quotes around its words: write straight ones, "like this"',
        ],
    ),
    "a missing closing quote": (
        2,
        'title = "After duty',
        [
            '2: the closing " is missing: title = "..."',
        ],
    ),
    "a missing opening quote": (
        2,
        'title = After duty"',
        [
            '2: the words need quotes on both sides: title = "..."',
        ],
    ),
    "a missing quote in an option": (
        15,
        '  { id = "hard", label = "hard },',
        [
            '15: a closing " is missing behind the last words of this line',
        ],
    ),
    "quotes inside the words": (
        10,
        'ask = "How was "it"?"',
        [
            '10: a " inside the words ends them too early: write \\" there',
        ],
    ),
    "an apostrophe inside single quotes": (
        10,
        "ask = 'What didn't work?'",
        [
            "10: an apostrophe inside '...' ends the words too early: put them between \"...\"",
        ],
    ),
    "a backslash in the words": (
        10,
        'ask = "Who \\ what?"',
        [
            "10: a backslash inside quotes is written twice: \\\\",
        ],
    ),
    "a backslash that makes a tab": (
        10,
        'ask = "Who\\there?"',
        [
            "10: 'ask' holds a tab: write a space in its place (and \\\\ for a backslash)",
        ],
    ),
    "a comma at the end": (
        2,
        'title = "After duty",',
        [
            "2: leave out the , at the end",
        ],
    ),
    "a semicolon at the end": (
        2,
        'title = "After duty";',
        [
            "2: leave out the ; at the end",
        ],
    ),
    "a note with slashes": (
        2,
        'title = "After duty" // for nights',
        [
            "2: a note begins with # and not with //",
        ],
    ),
    "a note without a sign": (
        7,
        "This is for nights",
        [
            '7: belongs to no key: write words behind one, such as ask = "...", and put # before a note',
        ],
    ),
    "words behind the quotes": (
        2,
        'title = "After duty" for nights',
        [
            '2: nothing but a # note may stand behind the closing "',
        ],
    ),
    "two keys on a line": (
        2,
        'title = "After duty" minutes = 3',
        [
            "2: only one key stands on a line: begin a new line for the second",
        ],
    ),
    "nothing behind the equals sign": (
        10,
        "ask =",
        [
            '10: nothing stands behind ask =: write ask = "...", or leave the line out',
        ],
    ),
    "one bracket too few": (
        8,
        "[[questions]",
        [
            "8: write [[questions]]: two brackets on each side, and nothing else on the line",
        ],
    ),
    "a single bracket": (
        8,
        "[questions]",
        [
            "8: write [[questions]], with two brackets on each side, here and above each of the others",
        ],
    ),
    "brackets with a blank": (
        8,
        "[ [questions] ]",
        [
            "8: write [[questions]]: two brackets on each side, and nothing else on the line",
        ],
    ),
    "a key behind a header": (
        8,
        '[[questions]] id = "how"',
        [
            "8: what stands behind [[questions]] goes on a line of its own, below it",
        ],
    ),
    "another header": (
        18,
        "[[question]]",
        [
            "18: a set has no key 'question'; write [[questions]]",
        ],
    ),
    "a header that is missing": (
        18,
        "",
        [
            "19: a new question seems to begin here: write [[questions]] above this line",
        ],
    ),
    "a list that never ends": (
        16,
        "",
        [
            "13: the [ that opens here is never closed: write ] behind its last part",
        ],
    ),
    "a comma missing between options": (
        14,
        '  { id = "easy", label = "easy" }',
        [
            "14: a comma is missing at its end",
        ],
    ),
    "a comma missing in an option": (
        14,
        '  { id = "easy" label = "easy" },',
        [
            "14: a comma is missing between its parts (before column 17)",
        ],
    ),
    "a brace missing in an option": (
        15,
        '  { id = "hard", label = "hard" ]',
        [
            "15: write } where this ] stands",
        ],
    ),
    "an option without quotes": (
        14,
        '  { id = easy, label = "easy" },',
        [
            "14: 'easy' needs quotes round it: \"easy\"",
        ],
    ),
    "options as words": (
        14,
        '  "easy", "hard", {id="x",label="y"},',
        [
            '13: \'options\' should be a list of tables such as { id = "easy", label = "easy" }',
        ],
    ),
    "an option twice": (
        15,
        '  { id = "easy", label = "hard" },',
        [
            "15: the id 'easy' is taken already; give this one another",
            "24: 'how' has no option 'hard'",
        ],
    ),
    "an option without a label": (
        15,
        '  { id = "hard" },',
        [
            "15: an option needs a key 'label'; it should be words in quotes",
        ],
    ),
    "an option with a text": (
        15,
        '  { id = "hard", text = "hard" },',
        [
            "15: an option has no key 'text'; write label = ...",
        ],
    ),
    "an option with a capital": (
        15,
        '  { id = "Hard", label = "hard" },',
        [
            "15: 'id' should be 1 to 64 small letters, digits, . - or _",
            "24: 'how' has no option 'hard'; did you mean \"Hard\"?",
        ],
    ),
    "a theme that is no theme": (
        15,
        '  { id = "hard", label = "hard", theme = "quiet" },',
        [
            "15: 'theme' should be a theme id such as \"wc.paternal\"",
        ],
    ),
    "a condition without braces": (
        24,
        'when = question = "how"',
        [
            '24: put { and } round it: when = { question = "how" }',
        ],
    ),
    "a condition on a later question": (
        24,
        'when = { question = "weight", at_least = 4 }',
        [
            "24: 'weight' is asked here or later; name an earlier question",
        ],
    ),
    "a condition on itself": (
        24,
        'when = { question = "more", answered = true }',
        [
            "24: a question cannot depend on its own answer; name an earlier question",
        ],
    ),
    "a condition on nothing": (
        24,
        'when = { question = "haw", any_of = ["hard"] }',
        [
            "24: there is no question 'haw' before this; did you mean \"how\"?",
        ],
    ),
    "a condition without a test": (
        24,
        'when = { question = "how" }',
        [
            "24: a condition needs a test: one of answered, any_of, at_least, at_most, none_of",
        ],
    ),
    "a condition in words": (
        24,
        'when = "how is hard"',
        [
            "24: 'when' should be a table such as { question = \"strain\", at_least = 4 }, or a list of them",
        ],
    ),
    "a condition on an unknown option": (
        24,
        'when = { question = "how", any_of = ["hrd"] }',
        [
            "24: 'how' has no option 'hrd'; did you mean \"hard\"?",
        ],
    ),
    "a condition with one word for a list": (
        24,
        'when = { question = "how", any_of = "hard" }',
        [
            '24: \'any_of\' should be a list of option ids such as ["off", "tense"]',
        ],
    ),
    "a level on a pick": (
        24,
        'when = { question = "how", at_least = 4 }',
        [
            "24: 'at_least' tests a scale or feelings, not kind pick; use any_of or answered",
        ],
    ),
    "equals in a condition": (
        24,
        'when = { question = "how", equals = ["hard"] }',
        [
            "24: a condition has no key 'equals'; write any_of = ...",
            "24: a condition needs a test: one of answered, any_of, at_least, at_most, none_of",
        ],
    ),
    "unanswered and something else": (
        24,
        'when = { question = "how", answered = false, any_of = ["hard"] }',
        [
            "24: what was not answered passes no other test; leave answered = false out",
        ],
    ),
    "a test beside the question": (
        24,
        'any_of = ["hard"]',
        [
            "24: 'any_of' belongs inside when: when = { question = \"...\", any_of = ... }",
        ],
    ),
    "an unknown kind": (
        22,
        'kind = "essay"',
        [
            "22: 'kind' should be one of text, line, scale, pick, picks, yesno, feelings, date, draft, show",
        ],
    ),
    "a kind of another program": (
        22,
        'kind = "textarea"',
        [
            "22: 'kind' should be \"text\" for what you mean with 'textarea'",
        ],
    ),
    "a kind with a capital": (
        22,
        'kind = "Text"',
        [
            f"22: 'kind' should be one of {KINDS}; did you mean \"text\"?",
        ],
    ),
    "type for kind": (
        22,
        'type = "text"',
        [
            "22: a question has no key 'type'; write kind = ...",
        ],
    ),
    "question for ask": (
        21,
        'question = "What was hard?"',
        [
            "21: a question has no key 'question'; write ask = ...",
        ],
    ),
    "a choice without options": (
        22,
        'kind = "pick"',
        [
            '18: a question of kind pick needs options = [{ id = "easy", label = "easy" }, ...]',
        ],
    ),
    "options where nothing is chosen": (
        29,
        'kind = "text"\noptions = [{ id = "a", label = "A" }]',
        [
            "30: 'options' belongs to kind pick or picks only; leave it out here",
        ],
    ),
    "ends of a scale elsewhere": (
        23,
        'low = "light"',
        [
            "23: 'low' belongs to kind scale only; leave it out here",
        ],
    ),
    "an id with a blank": (
        27,
        'id = "how heavy"',
        [
            "27: 'id' should be 1 to 32 small letters, digits or _, a letter first",
        ],
    ),
    "an id with a capital": (
        27,
        'id = "Weight"',
        [
            "27: 'id' should be 1 to 32 small letters, digits or _, a letter first",
        ],
    ),
    "an id twice": (
        27,
        'id = "more"',
        [
            "27: the id 'more' is taken already; give this one another",
        ],
    ),
    "a key twice": (
        28,
        'ask = "How heavy?"\nask = "How light?"',
        [
            "29: 'ask' is there already: leave one of them out, or put [[questions]] above a new question",
        ],
    ),
    "a holder of another name": (
        12,
        'holder = "me"',
        [
            "12: 'holder' should be \"worker\" for what you mean with 'me'",
        ],
    ),
    "an unknown holder": (
        12,
        'holder = "wrker"',
        [
            "12: 'holder' should be one of worker, client, both, other; did you mean \"worker\"?",
        ],
    ),
    "yes for true": (
        23,
        "private = yes",
        [
            "23: write true or false, in small letters: private = true",
        ],
    ),
    "True for true": (
        23,
        "private = True",
        [
            "23: write true or false, in small letters: private = true",
        ],
    ),
    "a truth in quotes": (
        23,
        'private = "true"',
        [
            "23: 'private' should be true or false, without quotes",
        ],
    ),
    "a number in quotes": (
        4,
        'minutes = "3"',
        [
            "4: 'minutes' should be a whole number from 1 to 240, without quotes",
        ],
    ),
    "a number with a unit": (
        4,
        "minutes = 3 minutes",
        [
            "4: a number stands alone, as whole digits: minutes = 3",
        ],
    ),
    "a number with a zero before it": (
        4,
        "minutes = 03",
        [
            "4: a number stands alone, as whole digits: minutes = 3",
        ],
    ),
    "half a minute": (
        4,
        "minutes = 2.5",
        [
            "4: 'minutes' should be a whole number from 1 to 240, without quotes",
        ],
    ),
    "no minutes at all": (
        4,
        "minutes = 0",
        [
            "4: 'minutes' should be a whole number from 1 to 240, without quotes",
        ],
    ),
    "None": (
        20,
        "short = None",
        [
            "20: there is no word for nothing: leave the line 'short' out",
        ],
    ),
    "a key in a foreign letter": (
        20,
        'k\xfcrze = "More"',
        [
            "20: a key is one word of plain letters (a to z), digits, - or _",
        ],
    ),
    "a key that is missing before the sign": (
        20,
        '= "More"',
        [
            "20: a key is missing before this =, such as ask",
        ],
    ),
    "the minutes inside a question": (
        20,
        "minutes = 3",
        [
            "20: 'minutes' belongs to the whole set: write it above the first [[questions]]",
        ],
    ),
    "a question above every header": (
        7,
        'ask = "How was it?"',
        [
            "7: 'ask' belongs to a question: write it below a line [[questions]]",
        ],
    ),
    "a label beside the options": (
        20,
        'label = "More"',
        [
            '20: \'label\' belongs to an option: options = [{ id = "...", label = "...", ... }]',
        ],
    ),
    "an unknown key": (
        20,
        'colour = "red"',
        [
            "20: a question has no key 'colour'; did you mean \"source\"?",
        ],
    ),
    "a mistyped key": (
        20,
        'shrot = "More"',
        [
            "20: a question has no key 'shrot'; did you mean \"short\"?",
        ],
    ),
    "a tab in a question": (
        21,
        'ask = "What\twas hard?"',
        [
            "21: 'ask' holds a tab: write a space in its place (and \\\\ for a backslash)",
        ],
    ),
    "a bell in a question": (
        21,
        'ask = "What\x07 was hard?"',
        [
            "21: holds a character that cannot be seen (U+0007, column 12); take it out",
        ],
    ),
    "a zero byte": (
        21,
        'ask = "What\x00 was hard?"',
        [
            "21: holds a character that cannot be seen (U+0000, column 12); take it out",
        ],
    ),
    "a reversed question": (
        21,
        'ask = "What \u202ewas hard?"',
        [
            "21: 'ask' should be one line without control characters",
        ],
    ),
    "a comment in a question": (
        21,
        'ask = "What <!-- was hard?"',
        [
            "21: 'ask' should be without <!-- and -->: it becomes a heading in the entry, with a comment beside it",
        ],
    ),
    "a question of 300 letters": (
        21,
        'ask = "' + "w" * 300 + '"',
        [
            "21: 'ask' should be at most 200 characters, not 300",
        ],
    ),
    "a text that never ends": (
        20,
        'help = """Why.',
        [
            '20: the text that begins with """ here has no end: write """ behind its last word',
        ],
    ),
    "a title that is missing": (
        2,
        "",
        [
            "1: a set needs a key 'title'; it should be words in quotes",
        ],
    ),
    "an id that is missing": (
        27,
        "",
        [
            "26: a question needs a key 'id'; it should be 1 to 32 small letters, digits or _, a letter first",
        ],
    ),
    "a version that is missing": (
        5,
        "",
        [
            "1: a set needs a key 'version'; it should be a whole number from 1 to 1000000, without quotes",
        ],
    ),
    "an offer of itself": (
        29,
        'kind = "scale"\n\n[[offers]]\nset = "duty"\nline = "Again?"',
        [
            "32: a set cannot offer itself; name another set",
        ],
    ),
    "an offer without a set": (
        29,
        'kind = "scale"\n\n[[offers]]\nline = "Again?"',
        [
            "31: an offer needs a key 'set'; it should be 1 to 32 small letters, digits, - or _, a letter first",
        ],
    ),
}


def with_line(number: int, text: str) -> str:
    """Return the set with another text in the place of one line."""
    lines = DUTY.split("\n")
    lines[number - 1] = text
    return "\n".join(lines)


def told(text: str) -> list[str]:
    found, problems = parse_set(text, path="own.toml")
    assert (found is None) == bool(problems)
    return [f"{problem.line}: {problem.sentence}" for problem in problems]


def test_the_set_itself_has_no_mistakes() -> None:
    assert told(DUTY) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_at_its_line_with_what_to_write(name: str) -> None:
    line, text, expected = WRONG[name]
    assert told(with_line(line, text)) == expected


@pytest.mark.parametrize("name", WRONG)
def test_no_sentence_speaks_of_the_reader_of_toml(name: str) -> None:
    line, text, _ = WRONG[name]
    for sentence in told(with_line(line, text)):
        assert "Invalid" not in sentence
        assert "Expected" not in sentence


def test_mistakes_of_several_kinds_are_all_told_at_once() -> None:
    text = DUTY.replace('"After duty"', "After duty").replace('kind = "text"', 'kind: "essay"')
    text = text.replace('kind = "scale"', 'kind = "slider"').replace("minutes = 3", "minutes = 0")
    assert told(text) == [
        '2: the words need quotes on both sides: title = "..."',
        "4: 'minutes' should be a whole number from 1 to 240, without quotes",
        "22: write = between 'kind' and its value: kind = ...",
        "29: 'kind' should be \"scale\" for what you mean with 'slider'",
    ]


def test_conditions_in_a_circle_are_told_where_they_point_forwards() -> None:
    text = DUTY.replace('id = "how"\n', 'id = "how"\nwhen = { question = "more", answered = true }\n')
    assert told(text) == ["10: 'more' is asked here or later; name an earlier question"]


def test_a_thousand_questions_are_too_many() -> None:
    many = "".join(f'[[questions]]\nid = "q{n}"\nask = "What?"\nkind = "text"\n' for n in range(1000))
    assert told(DUTY + many) == ["8: 'questions' should be at most 60, not 1003"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (DUTY.encode("utf-16"), "is saved as UTF-16 (some programs say Unicode); save it as UTF-8"),
        (b"\xfe\xff" + DUTY.encode("utf-16-be"), "is saved as UTF-16 (some programs say Unicode); save it as UTF-8"),
        (b"PK\x03\x04rest", "is a document of a word processor; save it as plain text (UTF-8)"),
        (b"{\\rtf1 rest}", "is a document of a word processor; save it as plain text (UTF-8)"),
        (b"%PDF-1.7", "is a PDF; a set is plain text"),
        (b"#" * (MOST_BYTES * 50), "is longer than 200 kB; split it into two sets"),
        (b"", "a set needs a key 'id'; it should be 1 to 32 small letters, digits, - or _, a letter first"),
        (b'{ "id": "duty" }', "this file is not a guided set as TOML but something else; aj help sets shows one"),
    ],
)
def test_a_file_that_is_something_else_is_told_as_what_it_is(content: bytes, sentence: str) -> None:
    found, problems = parse_bytes(content, path="own.toml")
    assert found is None
    assert problems[0].sentence == sentence


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_and_a_byte_order_mark_are_no_mistakes(ends: str) -> None:
    found, problems = parse_bytes(b"\xef\xbb\xbf" + DUTY.replace("\n", ends).encode(), path="own.toml")
    assert (found is not None, problems) == (True, ())


@pytest.mark.parametrize("text", ['"', "[", "{", "=", "]]", '"""', "\\", "\u201c", "a = [", "a = {", 'a = "x', "\x1b"])
def test_whatever_stands_in_a_line_is_read_to_the_end(text: str) -> None:
    for at in range(1, 30):
        assert told(with_line(at, text))


@pytest.mark.parametrize(
    ("line", "text", "sentence"),
    [
        (10, '"How was it?"', "belongs to no key: write words behind one"),
        (7, "// for nights", "a note begins with # and not with //"),
        (10, 'ask = "How", "was"', "a list stands between [ and ]: ask = [..., ...]"),
        (4, "minutes = 3]", "leave out the ] at the end"),
        (20, "short = '''More", "the text that begins with ''' here has no end"),
        (15, '  { id = "hard, label = hard },', 'a closing " is missing behind the last words of this line'),
        (24, 'when = { question = "how", any_of = ["hard" }', "] is missing before this }"),
        (2, "title = 'After 'hard' duty'", "an apostrophe inside '...' ends the words too early"),
        (2, 'title = "After \\', 'the closing " is missing: title = "..."'),
    ],
)
def test_rarer_slips_are_told_as_well(line: int, text: str, sentence: str) -> None:
    assert any(one.startswith(f"{line}: {sentence}") for one in told(with_line(line, text)))


def test_a_slip_in_a_file_that_is_nested_too_deeply_ends_the_reading() -> None:
    assert "1: is nested too deeply, or holds a number too long to read" in told(f"title = x\nminutes = {'9' * 5000}\n")


def test_a_question_that_is_only_shown_has_no_answer_to_test() -> None:
    text = DUTY.replace('kind = "text"\nprivate = false', 'kind = "show"\nshows = "last_entry"')
    text += 'when = { question = "more", answered = true }\n'
    assert told(text) == ["30: 'more' only shows something; name one with answers"]
