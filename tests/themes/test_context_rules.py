"""Whose it is and whether it happened: a table of sentences, each with the one reading that counts."""

import pytest

from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Status
from tests.themes.fakes import counted, reading, seen

W, C, B, OTHER, D = Holder.WORKER, Holder.CLIENT, Holder.BOTH, Holder.OTHER, Holder.DYAD
HERE, NOT, IF, PAST, ELSE = Status.PRESENT, Status.NEGATED, Status.SUPPOSED, Status.PAST, Status.ELSEWHERE

WHOSE = [
    # the false hits that plain matching makes
    ("I changed the subject.", "cw.avoidance", W),
    ("I changed the subject.", "wc.avoided", W),
    ("She changed the subject.", "cw.avoidance", C),
    ("She changed the subject.", "wc.avoided", C),
    ("I got defensive.", "wc.defensive", W),
    ("He got defensive with his boss.", "cc.reject", OTHER),
    # subjects
    ("I felt frustrated.", "wf.frustrated", W),
    ("He felt frustrated with the bus.", "wf.frustrated", C),
    ("K3 felt frustrated.", "wf.frustrated", C),
    ("Mrs K. felt frustrated.", "wf.frustrated", C),
    ("The client felt frustrated.", "wf.frustrated", C),
    ("My supervisor felt frustrated.", "wf.frustrated", OTHER),
    ("Her mother felt frustrated.", "wf.frustrated", OTHER),
    ("The new manager felt frustrated.", "wf.frustrated", OTHER),
    ("The radio was frustrated.", "wf.frustrated", OTHER),
    ("I noticed that she felt frustrated.", "wf.frustrated", C),
    ("I felt frustrated because she cancelled.", "wf.frustrated", W),
    ("She cancelled and I felt frustrated.", "wf.frustrated", W),
    ("She sighed, I waited, and then went quiet.", "cw.minimal", W),
    ("She sighed and went quiet.", "cw.minimal", C),
    ("We changed the subject.", "cw.avoidance", B),
    ("We changed the plan together.", "rs.changed", W),
    ("His voice dropped and went quiet.", "cw.minimal", C),
    ("My voice dropped and went quiet.", "cw.minimal", W),
    ("Her brother's voice went quiet.", "cw.minimal", OTHER),
    ("It was frustrating, and it was sad.", "wf.sorrow", OTHER),
    ("It felt sad.", "wf.sorrow", OTHER),
    # possessives right before
    ("At the desk my long silences got longer.", "cw.minimal", W),
    ("In my long silence the clock ticked.", "cw.minimal", W),
    ("In her long silence the clock ticked.", "cw.minimal", C),
    ("In his long silence the clock ticked.", "cw.minimal", C),
    ("In the manager's long silence the clock ticked.", "cw.minimal", OTHER),
    # object complements
    ("That letter left me feeling sad.", "wf.sorrow", W),
    ("That letter left her feeling sad.", "wf.sorrow", C),
    ("It made me feel useless.", "wf.inadequate", W),
    ("It made him feel useless.", "wf.inadequate", C),
    ("I saw her shut down.", "cw.minimal", C),
    ("I watched K3 shut down.", "cw.minimal", C),
    ("I asked her to change the subject.", "cw.avoidance", C),
    ("With him clamming up there was no hope.", "cw.minimal", C),
    # nobody is named
    ("Went quiet when asked.", "cw.minimal", C),
    ("Felt useless.", "wf.inadequate", W),
    ("Looked so sad.", "wf.sorrow", C),
    ("Seemed distant.", "cw.distance", C),
    # the phrase fixes the roles
    ("He got under my skin.", "wf.frustrated", W),
    ("She is so lazy.", "wc.blaming", W),
    ("His teacher says he is lazy.", "wc.blaming", OTHER),
    ("Something shifted.", "rs.noticed", W),
    # third people
    ("She rolled her eyes at her landlord.", "cc.hostile", OTHER),
    ("I told her mum what to do.", "wc.paternal", OTHER),
    ("I told him what to do.", "wc.paternal", W),
    ("Everyone was hurt.", "wf.rejected", OTHER),
    # between two people
    ("She is always testing me.", "rp.trust", D),
    ("I broke my promise.", "rp.trust", D),
    ("The council was still tense.", "ro.unresolved", OTHER),
    ("The manager's letter came and K3 shut down.", "cw.minimal", C),
    ("The young lad shut down.", "cw.minimal", C),
    ("The tall, kind and young lad shut down.", "cw.minimal", C),
    ("On Mondays, her son shut down.", "cw.minimal", OTHER),
    ("On Mondays, her hands shook and shut down.", "cw.minimal", C),
    ("On Mondays, my hands shook and shut down.", "cw.minimal", W),
    # quotations
    ('"Whatever you think," said K3.', "cw.appease", C),
    ('"Whatever you think," she said.', "cw.appease", C),
    ('"Whatever you think," I said.', "cw.appease", W),
    ("'Whatever you think.'", "cw.appease", C),
    ('She said, "I lost heart."', "cw.giving_up", C),
    ('I said, "You lost heart."', "cw.giving_up", C),
    ('I said, "I lost heart."', "cw.giving_up", W),
    ('She said, "You changed the subject."', "wc.avoided", W),
    ('She said, "He changed the subject."', "wc.avoided", OTHER),
    ('My supervisor said, "You changed the subject."', "wc.avoided", OTHER),
    ('We said, "Lost heart."', "cw.giving_up", W),
]

WHETHER = [
    ("She did not shut down.", "cw.minimal", NOT),
    ("She didn\u2019t shut down this time.", "cw.minimal", NOT),
    ("She never went quiet.", "cw.minimal", NOT),
    ("I was not frustrated, just tired.", "wf.frustrated", NOT),
    ("I was no longer frustrated.", "wf.frustrated", NOT),
    ("I am far from being frustrated.", "wf.frustrated", NOT),
    ("Nobody went quiet.", "cw.minimal", NOT),
    ("He told me everything without changing the subject.", "cw.avoidance", NOT),
    ("She answered instead of changing the subject.", "cw.avoidance", NOT),
    ("I don't think she was frustrated.", "wf.frustrated", NOT),
    ("I nearly lost my patience.", "wf.frustrated", NOT),
    ("I almost told him what to do.", "wc.paternal", NOT),
    ("She was frustrated, not I.", "wf.frustrated", HERE),
    ("Not only was I frustrated, I was late.", "wf.frustrated", HERE),
    ("I was not just sad.", "wf.sorrow", HERE),
    ("I couldn't help feeling sad.", "wf.sorrow", HERE),
    ("No wonder I felt sad.", "wf.sorrow", HERE),
    ("She did not come and I felt useless.", "wf.inadequate", HERE),
    ("I don't know why I felt useless.", "wf.inadequate", HERE),
    ("It was not easy, but I felt hopeful.", "wf.positive", HERE),
    ("If he had refused to come, fine.", "cc.reject", IF),
    ("I wondered whether she was frustrated.", "wf.frustrated", IF),
    ("Maybe I rushed.", "wc.rigid", IF),
    ("Perhaps she lost heart.", "cw.giving_up", IF),
    ("She might have lost heart.", "cw.giving_up", IF),
    ("I was worried that she would shut down.", "cw.minimal", IF),
    ("I should have named it.", "rs.talked", IF),
    ("Next time I will talk about us.", "rs.talked", IF),
    ("I will apologise and said sorry for it.", "rs.owned", IF),
    ("I want to talk about us.", "rs.talked", IF),
    ("I plan to put it on the table.", "rs.talked", IF),
    ("I wish I had taken a breath.", "rs.stepped_back", IF),
    ("I was tempted to change the subject.", "wc.avoided", IF),
    ("I caught myself thinking he is lazy.", "wc.blaming", IF),
    ("Was I frustrated?", "wf.frustrated", IF),
    ("Why was I frustrated?", "wf.frustrated", HERE),
    ("She looked as if she had lost heart.", "cw.giving_up", HERE),
    ("Last year, before we met, he stormed out.", "cc.hostile", PAST),
    ("Years ago she lost heart.", "cw.giving_up", PAST),
    ("He used to change the subject.", "cw.avoidance", PAST),
    ("Her previous worker said she went quiet.", "cw.minimal", PAST),
    ("He stormed out last week.", "cc.hostile", HERE),
    ("Before I knew it I had told him what to do.", "wc.paternal", HERE),
    ("Another client stormed out.", "cc.hostile", ELSE),
    ("In the role play I lost my patience.", "wf.frustrated", ELSE),
    ("She went quiet, thought, then told me more than ever.", "cw.minimal", NOT),
    ("She said it was fine and I believe her.", "cw.masking", NOT),
    ('She said, "I never shut down."', "cw.minimal", NOT),
    ('I could not believe it: "He shut down," she said.', "cw.minimal", HERE),
]


@pytest.mark.parametrize(("text", "theme", "holder"), WHOSE)
def test_the_holder_is_the_one_the_sentence_names(text: str, theme: str, holder: Holder) -> None:
    found = reading(text, theme)
    assert found is not None
    assert found[0] is holder


@pytest.mark.parametrize(("text", "theme", "status"), WHETHER)
def test_the_status_is_what_the_words_around_say(text: str, theme: str, status: Status) -> None:
    found = reading(text, theme)
    assert found is not None
    assert found[1] is status


@pytest.mark.parametrize(
    ("question", "holder"),
    [("feelings", W), ("their_side", C), ("happened", C), ("unheard_of", C)],
)
def test_where_nobody_is_named_the_question_decides(question: str, holder: Holder) -> None:
    assert reading("Long silences.", "cw.minimal", question) == (holder, HERE)


def test_the_holder_of_the_set_outranks_the_table() -> None:
    (one,) = (one for one in seen("Long silences.", "happened", {"happened": OTHER}) if one.theme == "cw.minimal")
    assert one.holder is OTHER


def test_an_answer_about_the_next_step_has_not_happened_yet() -> None:
    assert reading("Talked about us.", "rs.talked", "next") == (W, IF)


def test_words_that_only_seem_to_belong_together_are_no_phrase() -> None:
    assert reading("I was sure: she cried. Sad.", "wf.sorrow") is None
    assert reading("I was what she called sad.", "wf.sorrow") is None
    assert reading('I was "not bad" or "sad".', "wf.sorrow") is None


def test_what_surrounds_the_work_belongs_to_nobody() -> None:
    assert reading("Her landlord is difficult and she lost her flat.", "cx.outside") == (Holder.CONTEXT, HERE)


def test_each_step_names_itself() -> None:
    (one,) = seen("She did not shut down.")
    assert one.rule == ("phrase: shut+ down", "holder: nearest subject", "status: negation")


def test_what_was_said_of_others_does_not_count() -> None:
    assert "wf.frustrated" not in counted("She was annoyed with the bus driver.")
