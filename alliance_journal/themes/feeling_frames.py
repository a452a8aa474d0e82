"""What the words around a feeling must be for it to be the writer's own, for each kind of phrase in the table."""

from alliance_journal.themes.feeling_deeds import Deeds
from alliance_journal.themes.feeling_nouns import Nouns
from alliance_journal.themes.feeling_scene import Judged, Scene, Spot
from alliance_journal.themes.feeling_states import States
from alliance_journal.themes.feeling_subjects import Subjects
from alliance_journal.themes.feeling_table import FeelingTable, Kind
from alliance_journal.themes.feeling_walk import Walker


class Frames:
    """Judges feelings with the lists of one table."""

    def __init__(self, table: FeelingTable) -> None:
        """Take the lists."""
        walker = Walker(table.frames)
        subjects = Subjects(table.frames, walker)
        states = States(table, walker, subjects)
        deeds = Deeds(table, walker, subjects, states)
        self._judges = {
            Kind.STATE: states.state,
            Kind.FELT: states.felt,
            Kind.NOUN: Nouns(table, walker, subjects, states).noun,
            Kind.ACT: deeds.act,
            Kind.AFFECT: deeds.affect,
            Kind.OWN: deeds.own,
        }

    def judge(self, scene: Scene, spot: Spot, kind: Kind) -> Judged:
        """Return whose the feeling is that the words of the spot name."""
        return self._judges[kind](scene, spot)
