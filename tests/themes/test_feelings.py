"""The writer's own feelings in free text: whose they are, whether they are felt, and where they stand."""

import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_journal.model.feelings import FEELINGS
from alliance_journal.model.holders import Holder
from alliance_journal.model.themes import Place
from alliance_journal.themes.context import shipped_slots
from alliance_journal.themes.feeling_table import feelings_book, feelings_text, shipped_feelings
from alliance_journal.themes.feelings import FeltWord, Scanned, named_feelings, theme_of_feeling
from alliance_journal.themes.grammar import variants_of
from alliance_journal.themes.words import words_in
from tests.themes.fakes import codebook

OWN: Mapping[str, tuple[str, ...]] = {
    "warm": (
        "I felt warm towards her.",
        "I was glad he came.",
        "I like him.",
        "I enjoyed working with her today.",
        "It made my day.",
        "To my delight she laughed.",
        "How happy I was to see her laugh!",
        "Came away happy.",
        "I felt love for the whole family.",
        "I could not be happier.",
    ),
    "hopeful": (
        "I came away hopeful.",
        "I felt encouraged by his email.",
        "I am looking forward to Tuesday.",
        "That gave me hope.",
        "Hope grew in me when she rang the college herself.",
        "I went home with that letter, hopeful.",
    ),
    "moved": (
        "I was moved by what he wrote.",
        "There was a lump in my throat.",
        "I felt grateful to her for saying it.",
        "Her card touched me.",
        "With gratitude I took the card.",
        "My heart went out to him.",
    ),
    "proud": (
        "I was so proud of him.",
        "I felt a sense of achievement.",
        "I was satisfied with how I handled the pause.",
        "My pride in him was hard to hide.",
        "I was really happy with myself!",
    ),
    "calm": (
        "I was calm.",
        "I felt relieved when she rang.",
        "It was a relief to hear the door.",
        "I stayed calm although he shouted.",
        "I was comfortable with the silence.",
        "To my relief he laughed.",
        "I felt a sense of calm.",
        "What a relief!",
    ),
    "curious": (
        "I was curious about the scar.",
        "Her answer intrigued me.",
        "Out of curiosity I asked, I was curious.",
    ),
    "steady": (
        "I felt steady.",
        "I was confident that day.",
        "I felt in control of myself.",
        "I kept my cool.",
        "Her answer gave me confidence.",
    ),
    "interested": (
        "I was fascinated by his maps.",
        "I felt fully engaged.",
        "I was all ears.",
        "My enthusiastic mood lasted until lunch.",
    ),
    "irritated": (
        "I felt annoyed when he checked his phone again.",
        "By the end I was wound up and short with him.",
        "He really got under my skin today.",
        "She kept me exasperated for the best part of an hour.",
        "I found it frustrating that the form had gone again.",
        "What irritated me was the shrug.",
        "I could feel myself getting annoyed.",
        "I couldn't help feeling a bit resentful.",
        "Frustrated that he had not rung the landlord.",
        "My own frustration was louder than hers.",
        "It bugs me that we start late each week.",
        "I noticed irritation in me when she smiled.",
        "Pure narked with him, so I was.",
        "I could have screamed, God forgive me.",
        "She was two hours late and I was proper fed up.",
        "Today I get annoyed very quickly with the family.",
        "it drove me mad, the pen clicking",
        "I was frustrated that I had to ask again.",
    ),
    "angry": (
        "I was furious with the jobcentre.",
        "His remark made me so angry that I could not write.",
        "I felt a flash of anger and looked at the floor.",
        "To my own anger I agreed again.",
        "It made my blood boil.",
        "I lost my temper in the car, alone.",
        "Seething after that call.",
        "I was so bloody angry I had to sit in the car.",
    ),
    "impatient": (
        "I got impatient and finished his sentence.",
        "I was running out of patience by four o'clock.",
        "My patience was wearing thin.",
        "I just wanted to get it over with.",
        "I was itching to move on.",
    ),
    "critical": (
        "I was quite judgmental about how she keeps the flat.",
        "I caught myself being critical of his mother.",
        "I caught myself judging him.",
    ),
    "anxious": (
        "I had a knot in my stomach all morning.",
        "I dreaded the visit.",
        "I was on edge from the moment he came in.",
        "I was afraid that I would say the wrong thing.",
        "I'm afraid of him when he stands up.",
        "Nervous about seeing her mother.",
        "My heart was pounding when he raised his voice.",
        "I worry about her at weekends.",
        "With dread I opened the door.",
        "What I felt was fear.",
        "The silence scared me.",
        "Was walking on eggshells with her, and I hated it.",
        "I felt anxious, as I always do before court.",
        "honestly kind of nervous about mondays with him",
        "I have fear when he speaks so loud.",
        "The thought of court filled me with dread.",
        "Panic rose in me when the line went dead.",
        "Before the visit I was nervous, during it I was fine.",
        "I'm afraid he will stop coming.",
        "The nervousness subsided after the greeting.",
    ),
    "tense": (
        "I was tense and my shoulders were up by my ears.",
        "I felt uneasy the whole way through.",
        "It was awkward.",
        "I noticed my jaw was clenched.",
        "The way she looked at me made me uncomfortable.",
        "Bit on guard today, if I am honest I was tense.",
        "I held my breath until she sat down.",
    ),
    "confused": (
        "I was at a loss.",
        "I felt torn between her and her mother.",
        "His answer left me puzzled.",
        "I came away confused and a little lost.",
        "It threw me when he laughed.",
        "I honestly don't know what to think about her story.",
        "Mixed feelings about the whole thing.",
    ),
    "overwhelmed": (
        "It was all too much for me.",
        "I felt swamped by her story.",
        "I was out of my depth.",
        "I couldn't cope with one more call.",
        "Her news shocked me.",
        "By Friday I was drowning in it.",
        "I felt flooded.",
        "I can't take it anymore.",
    ),
    "inadequate": (
        "I felt like a fraud.",
        "I felt useless next to the nurse.",
        "I was not confident at all in that room.",
        "I felt stupid for asking.",
        "I doubted myself all evening.",
        "What I felt was inadequacy.",
        "I was no good to her and I felt it, useless.",
    ),
    "guilty": (
        "I felt guilty about ringing late.",
        "I regret what I said about his father.",
        "I was ashamed of my tone.",
        "I cringed when I read it back.",
        "I feel bad about leaving her there.",
        "I could have kicked myself.",
        "It was embarrassing.",
        "A pang of guilt, then I rang her back: I felt guilty.",
        "My cheeks burned.",
        "I was leaving the room full of embarrassment.",
    ),
    "helpless": (
        "I felt helpless, there was nothing to offer.",
        "I was at my wits' end.",
        "I felt stuck with him again.",
        "Her story left me powerless.",
        "In despair I rang my supervisor.",
        "I struggled with a feeling of helplessness.",
    ),
    "sad": (
        "I felt so sad for her.",
        "I was sorry that we had to end.",
        "My heart sank.",
        "I cried in the car.",
        "I was disappointed that he had not come.",
        "Her letter upset me.",
        "I felt sorry for him.",
        "I left with a heavy heart, sad.",
        "It made me sad to see the empty chair.",
        "I was sorry for the two children in the hall.",
        "It all came back, and it was sad to hear.",
    ),
    "bored": (
        "I was bored.",
        "My mind wandered to the shopping.",
        "I kept looking at the clock.",
        "Bored stiff by minute ten.",
    ),
    "distant": (
        "I felt detached, as if behind glass.",
        "I was going through the motions.",
        "I went numb.",
        "I felt nothing.",
        "I was miles away, to be honest.",
    ),
    "rejected": (
        "I felt rejected when she asked for a man.",
        "I was hurt by that.",
        "It hurt my feelings more than I let on.",
        "I took it personally.",
        "I felt shut out.",
        "It was like a slap, I felt hurt.",
        "I was a bit stung when she laughed at the plan.",
    ),
    "over-protective": (
        "I felt protective of him.",
        "I wanted to wrap her in a blanket.",
        "I caught myself being motherly.",
        "I felt like her mother.",
        "my protective instinct kicked in",
    ),
}
NOT_OWN: tuple[str, ...] = (
    "He was annoyed with me.",
    "She said I seemed irritated.",
    "I was not annoyed at all.",
    "If I had been annoyed I would have said so.",
    "He left her frustrated and in tears.",
    "I could see how frustrated she was.",
    "The bus was late and he was fed up.",
    "I would be annoyed if she did that again.",
    "Was I irritated?",
    "I don't think I was irritated.",
    "He thought I was cross.",
    "I didn't feel irritated this time.",
    "I tried not to get annoyed.",
    "I have never been irritated by him.",
    "His anger filled the room.",
    "I asked him what he does when he is angry.",
    "We talked about anger and how it starts.",
    "He told me about his anger.",
    "I do not want to be angry with her.",
    "He was impatient to leave.",
    "I waited with patience.",
    "His sister is critical of everything he does.",
    "It is a critical time for the family.",
    "I used critical thinking.",
    "I'm afraid the form is late.",
    "I am afraid we have no room today.",
    "She was worried about the rent.",
    "He has panic attacks.",
    "His fear of dogs came up again.",
    "I told her not to worry.",
    "Don't worry, I said.",
    "I was no longer afraid of the review.",
    "In the past I was anxious before every visit.",
    "With another client I was anxious for weeks.",
    "When I was a student I was terrified of silence.",
    "I work with people with anxiety.",
    "She asked whether I was nervous.",
    "I helped him with his anxiety.",
    "There was tension in the room.",
    "He looked tense.",
    "We practised the past tense.",
    "I am under pressure to close the file.",
    "She got confused about the dates.",
    "I confused the two dates.",
    "The letter was confusing for him.",
    "She felt overwhelmed by the forms.",
    "He could not cope with the noise.",
    "He feels useless since the redundancy.",
    "It was useless to argue.",
    "She doubts herself.",
    "The lift was out of use.",
    "He feels guilty about his kids.",
    "I said sorry for the delay.",
    "I read the plan out when you wanted a break, and I am sorry for that.",
    "Sorry to bother you, she wrote.",
    "She was found guilty in May.",
    "I regret to say that the office is closed.",
    "He was stuck in traffic.",
    "She is desperate to move.",
    "I was stuck in traffic.",
    "It was a sad story.",
    "She cried when the vet rang.",
    "He was upset with the nurse.",
    "I was sorry to hear it.",
    "He was bored at the hostel.",
    "The lesson was boring.",
    "She lost interest in the course.",
    "He was distant today.",
    "She shut down.",
    "She felt rejected by the employer.",
    "I hurt my back lifting his chair.",
    "His claim was rejected.",
    "Her mother is over-protective.",
    "He wore protective gloves.",
    "It was nice.",
    "I enjoyed the lesson.",
    "I am happy to help.",
    "He likes the new flat.",
    "The room was warm.",
    "I liked that he rang first.",
    "She was glad to see me.",
    "It was a good session.",
    "I hope he rings.",
    "He is hopeful about the interview.",
    "She is looking forward to the course.",
    "We moved to the other room.",
    "She moved house in June.",
    "He was touched by the card.",
    "I touched on the rent.",
    "She was proud of her cake.",
    "He takes pride in his work.",
    "He spoke in a calm voice.",
    "She calmed down.",
    "I asked him to calm down.",
    "I want to be calm next time.",
    "He is a curious lad.",
    "She has found a steady job.",
    "He lacks confidence.",
    "He was not interested in the course.",
    "It was an interesting lesson.",
    "She lost interest.",
    "She felt a pang of guilt.",
    "My supervisor was disappointed with the figures.",
    "His mother is fond of him.",
    "People get annoyed when the lift fails.",
    "Everyone was relieved.",
    "The children were happy with the tree.",
    "K3 was furious with the agency.",
    "You must have been so worried, I said to him.",
    "I asked what makes him angry.",
    "They were bored, cold and a bit tense.",
    "Her worry about the rent is real.",
    "I hope to feel calmer by spring.",
    "May I never be so tired and tense again.",
    "I should feel guilty, a colleague said.",
    "He told me I was cold and distant.",
    "Neither hopeful nor sad, just tired.",
    "I felt no fear at all.",
    "I went in without anger.",
    "I used to be nervous about phones.",
    "He makes her nervous.",
    '"I am so angry with you all," he said.',
    "She said she was embarrassed.",
    "Nothing here was boring for her.",
    "It must have been frightening for him.",
    "I wish I were braver and less anxious.",
    "Maybe I was just anxious.",
    "They try to explain everything and calm me down.",
    "I'm afraid he is not in today.",
    "The nervousness subsided and he took his coat off.",
    "I'd be furious.",
    "We'll be glad when it is over.",
    "Me angry all the way home.",
    "He tried to make me angry.",
    "If it made me angry, I said so.",
    "It would make me sad.",
    "It did not make me sad.",
    "I wanted to ring and feel calm.",
    "She sat down and felt calm.",
    "C07 sat down and felt calm.",
    "It rang and was sad.",
    "The chair broke and was stuck.",
    "Annoyed by it, K3 left.",
    "Nor was I angry.",
    "Did it bother me?",
    "It did not bother me at all.",
    "That would bother me.",
    "The lesson was frustrating.",
    "It was not frustrating at all.",
    "Feeling sad, she rang her mother.",
    "Was loud and nervous today.",
    "In despair she rang.",
    "His brother's fear came up.",
    "The fear of dogs was in him.",
    "The boys walked into the room nervous.",
    "It gave him hope.",
    "He was filled with shame.",
    "My worry would be the rent.",
    "He has had worries.",
    "What he felt was fear.",
    "They asked me with some fear.",
)
SEVERAL: Mapping[str, tuple[str, ...]] = {
    "She was angry and I was calm enough to hear it.": ("calm",),
    "I felt contempt, which shocked me.": ("critical", "overwhelmed"),
    "I felt nothing but warmth for her.": ("warm",),
    "I was tired, annoyed and a little ashamed.": ("irritated", "guilty"),
    "I was not angry but sad.": ("sad",),
    "I was sad, not angry.": ("sad",),
    "At first I was nervous, then I calmed down.": ("anxious", "calm"),
    "Cross, then a bit ashamed.": ("irritated", "guilty"),
    "I felt angry and sad, and he was bored.": ("angry", "sad"),
    "I felt a mixture of anger and pity.": ("angry", "sad"),
    "I was proud of him and hopeful for Tuesday.": ("proud", "hopeful"),
    "I sat down, listened and felt moved.": ("moved",),
    "I was at ease with her brother, glad even.": ("calm", "warm"),
    "I was afraid that I would be late and he would be cross.": ("anxious",),
    "I used to dread these visits, but today I was calm.": ("calm",),
    "I was glad and she was not angry.": ("warm",),
    "I was frustrated that I had to wait and worried that I had missed it.": ("irritated", "anxious"),
    "I felt powerless and small next to that system.": ("helpless", "inadequate"),
    "Part of me was relieved.": ("calm",),
    "She talked on, with me feeling guilty.": ("guilty",),
    "I read it and felt sad.": ("sad",),
    "Why was I so angry with her?": ("angry",),
    "It was frustrating and scary.": ("irritated", "anxious"),
    "I found the form and its questions long, and I found it scary.": ("anxious",),
    "Got home late and felt flat.": ("distant",),
    "Came in, sat down and felt calm.": ("calm",),
    "Feeling sad, I rang her mother.": ("sad",),
    "Annoyed by the noise, I shut the window.": ("irritated",),
    "I went into the room nervous.": ("anxious",),
    "My first reaction was anger.": ("angry",),
    "My mood was hopeful.": ("hopeful",),
    "She left me with a feeling of shame.": ("guilty",),
    "I began to feel uneasy.": ("tense",),
    "I could not help but feel proud.": ("proud",),
    "I could not help feeling hurt.": ("rejected",),
    "I was all the more shocked.": ("overwhelmed",),
    "Even if I was a little scared, I asked.": ("anxious",),
    "I was not yet calm when she came.": (),
    "I felt at home with her family, content and happy.": ("calm", "warm"),
    "I have felt fear, pride and a bit of shame.": ("anxious", "proud", "guilty"),
}


def felt_in(text: str, holder: Holder | None = None) -> tuple[str, ...]:
    return tuple(one.word for one in named_feelings(text, 0, len(text), holder=holder))


def cut(text: str, place: Place) -> str:
    return text[place.offset : place.offset + place.end - place.start]


@pytest.mark.parametrize(
    ("word", "sentence"), [(word, sentence) for word, sentences in OWN.items() for sentence in sentences]
)
def test_a_feeling_of_the_writer_is_named_by_the_word_of_the_picker(word: str, sentence: str) -> None:
    assert felt_in(sentence) == (word,)


@pytest.mark.parametrize("sentence", NOT_OWN)
def test_what_is_anothers_negated_supposed_past_or_no_feeling_is_not_named(sentence: str) -> None:
    assert felt_in(sentence) == ()


@pytest.mark.parametrize(("sentence", "words"), SEVERAL.items())
def test_of_several_feelings_each_is_read_for_itself(sentence: str, words: tuple[str, ...]) -> None:
    assert felt_in(sentence) == words


@pytest.mark.parametrize("word", FEELINGS)
def test_every_word_of_the_picker_is_named_by_itself(word: str) -> None:
    assert felt_in(f"I felt {word}.") == (word,)


@pytest.mark.parametrize("word", FEELINGS)
def test_no_word_of_the_picker_is_named_for_a_client(word: str) -> None:
    assert felt_in(f"He felt {word}, and C07 looked {word} too.") == ()


def test_a_feeling_is_named_once_a_sentence_with_its_sentence_and_its_words() -> None:
    text = "We met at two.\nI was nervous and, to be honest, worried sick.\nThen I was nervous again."
    first, second = named_feelings(text, 0, len(text))
    assert (first.word, cut(text, first.place)) == ("anxious", "I was nervous and, to be honest, worried sick.")
    assert cut(text, first.felt) == "nervous"
    assert (first.place.line, second.place.line) == (2, 3)


def test_a_feeling_explains_itself() -> None:
    (found,) = named_feelings("He got under my skin.", 0, 21)
    assert found.rule == ("phrase: got under my skin", "own: the phrase itself")


def test_only_the_words_between_the_two_ends_are_read() -> None:
    text = "I was angry. I was sad. I was calm."
    start, end = text.index("I was sad"), text.index(" I was calm")
    assert [one.word for one in named_feelings(text, start, end)] == ["sad"]


@pytest.mark.parametrize(
    ("holder", "words"), [(Holder.WORKER, ("anxious",)), (None, ()), (Holder.BOTH, ()), (Holder.CLIENT, ())]
)
def test_a_bare_word_inside_a_note_is_the_writers_where_the_question_asked_for_it(
    holder: Holder | None, words: tuple[str, ...]
) -> None:
    assert felt_in("Tense? No. Anxious the whole long afternoon.", holder) == words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("Anxious, a bit bored.", ("anxious", "bored")),
        ("Relief.", ("calm",)),
        ("Frustration, mostly with the form and the queue.", ("irritated",)),
        ("Was nervous before the door opened.", ("anxious",)),
        ("Not nervous this time, for once.", ()),
        ("Dreading Monday.", ("anxious",)),
        ("Frustrating.", ("irritated",)),
        ("No fear.", ()),
        ("Angry?", ()),
        ("Relief?", ()),
    ],
)
def test_answers_to_a_question_about_feelings_may_be_bare_words(answer: str, words: tuple[str, ...]) -> None:
    assert felt_in(answer, Holder.WORKER) == words


@pytest.mark.parametrize(
    "answer", ["Anxious.", "Relief.", "Dreaded the form.", "Frustrating.", "Was nervous about it."]
)
def test_bare_words_are_not_the_writers_where_the_question_asked_for_the_client(answer: str) -> None:
    assert felt_in(answer, Holder.CLIENT) == ()


def test_felt_without_a_subject_is_the_writers_whatever_was_asked() -> None:
    assert felt_in("Felt sad on the bus.", Holder.CLIENT) == ("sad",)


def test_a_short_quotation_may_be_the_writers_own_word_and_a_long_one_is_somebodys_speech() -> None:
    assert felt_in('I felt "stuck" again.') == ("helpless",)
    assert felt_in('Then he said "I was so angry with the lot of you".') == ()


def test_a_phrase_is_not_read_over_a_strong_mark() -> None:
    assert felt_in("It drove me. Mad dogs outside. I gave him hope; less so her.") == ()


def test_themes_of_feelings_are_themes_of_the_codebook() -> None:
    themes = {word: theme_of_feeling(word) for word in FEELINGS}
    assert {theme for theme in themes.values() if theme} <= set(codebook().themes)
    assert themes["impatient"] == "wf.frustrated"
    assert [word for word, theme in themes.items() if theme is None] == [
        "calm",
        "curious",
        "steady",
        "interested",
        "critical",
    ]
    assert theme_of_feeling("tired") is None


def test_the_table_has_the_feelings_of_the_picker_in_order_and_every_phrase_can_be_read() -> None:
    table = tomllib.loads(feelings_text())
    assert [family["word"] for family in table["feelings"]] == list(FEELINGS)
    assert set(table["themes"]) <= set(codebook().themes)
    for line in shipped_feelings().lines:
        assert variants_of(line.phrase, shipped_slots()), line


def test_no_phrase_stands_twice_in_one_list_or_in_two_families() -> None:
    lines = shipped_feelings().lines
    assert len(set(lines)) == len(lines)
    families: dict[str, str] = {}
    for line in lines:
        if line.word:
            assert families.setdefault(line.phrase, line.word) == line.word, line


SMALL_WORDS = (
    "i",
    "he",
    "she",
    "they",
    "me",
    "my",
    "we",
    "it",
    "client",
    "C07",
    "I'm",
    "another",
    "how",
    "because",
    "for",
    "who",
    "people",
    "was",
    "felt",
    "am",
    "not",
    "never",
    "made",
    "left",
    "feeling",
    "would",
    "to",
    "gave",
    "could",
    "help",
    "don't",
    "be",
    "annoys",
    "cried",
    "angry",
    "sad",
    "nervous",
    "stuck",
    "good",
    "calm",
    "fear",
    "joy",
    "dread",
    "frustrating",
    "so",
    "very",
    "a",
    "of",
    "in",
    "with",
    "and",
    "but",
    "if",
    "yet",
)
MARKS = (",", ".", "!", "?", "\n", '"', "\u201cI", "\u2014", "looked forward to", "in me", "I'm afraid", "used to")
SMALL = (*SMALL_WORDS, *MARKS)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SMALL), max_size=25).map(" ".join), st.sampled_from([None, *Holder]))
@example("to calm", None)
def test_every_place_is_a_verbatim_slice_and_the_words_stand_inside_their_sentence(
    text: str, holder: Holder | None
) -> None:
    found = named_feelings(text, 0, len(text), holder=holder)
    words = words_in(text, 0, len(text))
    scanned = Scanned(words, feelings_book().matches(words))
    assert found == named_feelings(text, 0, len(text), holder=holder, scanned=scanned)
    for one in found:
        check(text, one)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_at_all_can_be_read(before: str, after: str) -> None:
    text = f"{before} I was angry {after}"
    for one in named_feelings(text, 0, len(text)):
        check(text, one)


def check(text: str, one: FeltWord) -> None:
    sentence, felt = cut(text, one.place), cut(text, one.felt)
    assert one.word in FEELINGS
    assert sentence == sentence.strip() != ""
    assert felt in sentence
    assert one.place.offset <= one.felt.offset
    assert one.felt.offset + len(felt) <= one.place.offset + len(sentence)
    assert text.split("\n")[one.place.line - 1][one.place.start :].startswith(sentence.split("\n", maxsplit=1)[0])
