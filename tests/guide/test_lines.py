"""Where things stand in a TOML text."""

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_journal.guide.lines import DEEPEST, line_of, lines_of

TEXT = """\
# [[questions]]
id = "a" # = "b"
[[questions]]
"id" = 'q # not a comment'
help = \"\"\"
[[questions]]
quoted \\\"\"\" and "" inside \"\"\"\"
hint = '''
[x]'''
options = [
  { id = "a", label = "]" }, # }
  { id = "c",
    label = "}" },
]
[[questions]]
when = [ { question = "q", any_of = ["a",
 "b"] } ]
[questions.extra]
x.y = 1.5
[[questions.deep]]
[[questions.deep]]
day = 2026-01-01 10:00:00
"""


def test_every_key_table_and_element_has_its_line() -> None:
    lines = lines_of(TEXT)
    assert {place: line for place, line in lines.items() if len(place) <= 3} == {
        ("id",): 2,
        ("questions",): 3,
        ("questions", 0): 3,
        ("questions", 0, "id"): 4,
        ("questions", 0, "help"): 5,
        ("questions", 0, "hint"): 8,
        ("questions", 0, "options"): 10,
        ("questions", 1): 15,
        ("questions", 1, "when"): 16,
        ("questions", 1, "extra"): 18,
        ("questions", 1, "deep"): 20,
    }
    assert lines["questions", 0, "options", 1] == 12
    assert lines["questions", 0, "options", 1, "label"] == 13
    assert lines["questions", 1, "when", 0, "any_of", 1] == 17
    assert lines["questions", 1, "extra", "x"] == 19
    assert lines["questions", 1, "deep", 1, "day"] == 22


def test_what_is_missing_stands_where_its_surroundings_stand() -> None:
    lines = lines_of(TEXT)
    assert line_of(("questions", 0, "options", 1, "theme"), lines) == 12
    assert line_of(("questions", 1, "ask"), lines) == 15
    assert line_of(("title",), lines) == 1


def test_what_lies_too_deep_is_passed_over_and_what_follows_is_found() -> None:
    deep = f"a = {'[' * 50}\n1\n{']' * 50}\nb = 1\n"
    lines = lines_of(deep)
    assert max(len(place) for place in lines) == DEEPEST
    assert lines["b",] == 4


def test_the_end_of_a_list_without_end_is_passed_over_and_what_follows_is_found() -> None:
    lines = lines_of(f"a = [{'[1, 2], 3, ' * 300}]\nb = 1\n")
    assert ("a", 250) not in lines
    assert lines["b",] == 2


def test_broken_toml_does_not_stop_the_reader() -> None:
    assert lines_of("a") == {("a",): 1}
    assert lines_of("a = [[[[[[[[[[[[[")[("a", 0, 0)] == 1
    assert lines_of("a = [" + "1," * 300)["a", 200] == 1


keys = st.sampled_from("abc")
scalars = st.sampled_from(["1", "1.5", '"x]"', "'}'", "true", '"""\n#"""', "'''\n\n'''"])
inline = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda all_: f"[\n{','.join(all_)}\n]")
        | st.dictionaries(keys, inner, max_size=2).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=6,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.dictionaries(keys, inline, max_size=3)), max_size=4))
def test_places_lead_to_values_that_are_there(tables: list[tuple[bool, dict[str, str]]]) -> None:
    text = ""
    for number, (listed, table) in enumerate(tables):
        text += "[[list]]\n" if listed else f"[table{number}]\n"
        text += "".join(f"{key} = {value}\n" for key, value in table.items())
    whole = tomli.loads(text)
    for place, line in lines_of(text).items():
        value = whole
        for step in place:
            value = value[step]  # type: ignore[index]
        assert 1 <= line <= text.count("\n")
        assert not isinstance(place[-1], str) or place[-1] in text.split("\n")[line - 1]
