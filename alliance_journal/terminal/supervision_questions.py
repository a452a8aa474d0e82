"""What is asked before a supervision, and the words of a preparation piece by piece, to be settled. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from alliance_journal.model.codes import QuestionId
from alliance_journal.model.prompts import Question, QuestionKind
from alliance_journal.model.supervision import Point, Prepared
from alliance_journal.reports.lines import counted
from alliance_journal.terminal.forms import Field, Texts, line_question
from alliance_journal.terminal.points_view import brief, shown_client
from alliance_journal.terminal.settling_words import Piece

WORDS: Final = line_question(
    "words", "The words of this point", "Words", "Your sentence from the entry stays as it is."
)
OWN_POINT: Final = line_question("own", "A point of my own, in one line", "My own point")
WANT: Final = line_question(
    "want",
    "What do I want from supervision?",
    "What I want",
    why='Asked for, help tends to fit better: "To hear whether I am working harder than he is."',
)
RIVAL: Final = line_question(
    "rival1",
    "How else could it be seen? One other way, in one line.",
    "Rival hypothesis",
    why="A second idea keeps the first from becoming the truth.",
)
ANOTHER: Final = "One more way to see it"
NO_MORE: Final = "Leave it empty when there is no more."
QUESTION: Final = line_question(
    "question", "My question, in one sentence", "My question", why="An hour goes further with a question than a story."
)
LOOK: Final = Question(
    QuestionId("look"),
    "Is it right so? Go on to keep it, or go back to change something.",
    QuestionKind.SHOW,
    "A last look",
    help="It is written down when you go on. You can prepare again, and aj undo takes it back.",
)
MOST_RIVALS: Final = 9
_RIVAL: Final = "rival"


def fields_of(texts: Texts, points: Sequence[Point]) -> Iterator[Field]:
    """Yield the questions as they follow from what was typed: one more rival after each, and a last look at all."""
    yield Field(WANT)
    yield from _rivals(texts)
    yield Field(QUESTION)
    if any(point.kept for point in points) or any(words.strip() for words in texts.values()):
        yield Field(LOOK, shown=lambda typed: in_full(typed, points), may_be_left_out=True)


def _rivals(texts: Texts) -> Iterator[Field]:
    last = max((n for n in range(1, MOST_RIVALS + 1) if texts.get(f"{_RIVAL}{n}", "").strip()), default=0)
    for number in range(1, min(last + 1, MOST_RIVALS) + 1):
        more = replace(RIVAL, id=QuestionId(f"{_RIVAL}{number}"), ask=ANOTHER, hint=NO_MORE)
        yield Field(RIVAL if number == 1 else more, may_be_left_out=number > 1)


def texts_of(prepared: Prepared) -> dict[str, str]:
    """Return the answers of a preparation as the form has them; rivals beyond the last place stand in it together."""
    rivals = [line for line in prepared.rivals.split("\n") if line.strip()]
    rivals[MOST_RIVALS - 1 :] = ["; ".join(rivals[MOST_RIVALS - 1 :])] if len(rivals) >= MOST_RIVALS else []
    placed = {f"{_RIVAL}{number}": line for number, line in enumerate(rivals, start=1)}
    return {"want": prepared.want, **placed, "question": prepared.question}


def with_texts(prepared: Prepared, texts: Texts) -> Prepared:
    """Return the preparation with the answers of the form."""
    want, question = (texts.get(name, "").strip() for name in ("want", "question"))
    return replace(prepared, want=want, rivals="\n".join(_rivals_in(texts)), question=question)


def in_full(texts: Texts, points: Sequence[Point]) -> str:
    """Return the kept points in their order and the answers, line by line, for a last look."""
    kept = [point for point in points if point.kept]
    lines = [f"{counted(len(kept), 'point')}, in this order:"] if kept else ["No point is kept."]
    lines += [f"{number}. {shown_client(point)}{brief(point)}" for number, point in enumerate(kept, start=1)]
    rivals = "; ".join(_rivals_in(texts))
    answers = (
        (WANT.title, texts.get("want", "")),
        ("Rival hypotheses", rivals),
        (QUESTION.title, texts.get("question", "")),
    )
    for name, words in answers:
        lines += ["", f"{name}: {words}"] if words.strip() else []
    return "\n".join(lines)


def _rivals_in(texts: Texts) -> Iterator[str]:
    for number in range(1, MOST_RIVALS + 1):
        if words := texts.get(f"{_RIVAL}{number}", "").strip():
            yield words


def pieces_of(prepared: Prepared) -> tuple[Piece, ...]:
    """Return every text of a preparation that has words: the answers, the words of kept points, their sentences."""
    return tuple(Piece(title, text, question) for _, title, text, question in _places(prepared))


def with_pieces(prepared: Prepared, texts: Sequence[str]) -> Prepared:
    """Return the preparation with these texts in the places of `pieces_of`."""
    after = dict(zip((place for place, *_ in _places(prepared)), texts, strict=True))
    answers = {name: after.get(name, words) for name, words in texts_of(prepared).items()}
    points = tuple(
        replace(one, words=after.get(f"words {n}", one.words), quote=after.get(f"quote {n}", one.quote))
        for n, one in enumerate(prepared.points)
    )
    return replace(with_texts(prepared, answers), points=points)


def _places(prepared: Prepared) -> Iterator[tuple[str, str, str, Question | None]]:
    """Yield where a text stands, what it is called, its words, and the question that asks for it."""
    asked = {"want": WANT, "question": QUESTION}
    for name, words in texts_of(prepared).items():
        if words.strip():
            question = asked.get(name, RIVAL)
            yield name, question.title, words, question
    for number, point in enumerate(prepared.points):
        if point.kept:
            yield f"words {number}", point.label, point.words, WORDS
            if point.quote:
                yield f"quote {number}", f"{point.label}, your sentence", point.quote, None
