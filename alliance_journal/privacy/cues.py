"""Words that tell what the word beside them is: titles, kinds of organisation, streets, verbs that only people do."""

from typing import Final

from alliance_journal.privacy.words import listed

TITLES: Final = listed(
    """
    mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend fr father sr brother sister pastor vicar
    imam rabbi bishop nurse matron judge justice officer constable pc dc ds sergeant sgt inspector detective captain
    capt major colonel uncle aunt auntie aunty magister mgr ing bc herr frau monsieur madame mme mlle senor senora don
    dona signor signora pan pani
    """
)
LOWER_TITLES: Final = listed(
    """
    mr mrs ms dr prof nurse judge officer constable sergeant inspector detective captain uncle aunt auntie pastor imam
    rabbi bishop colleague supervisor manager client pupil student boy girl son daughter husband wife partner friend
    named called
    """
)
"""Words in lower case that make a capitalised word after them a name, even one that is an ordinary word too."""

NAME_PARTICLES: Final = listed("van von der bin ibn")
CALLINGS: Final = listed("teacher doctor professor president chairman assistant speaker mum dad mom")
PARTICLES: Final = listed("van von de der den del della di da dos das du la le el al bin ibn ben ap ter ten zu")

FIRM_TAILS: Final = listed(
    "ltd limited inc incorporated llc llp plc corp corporation gmbh ag co pty pvt oy ab srl spa sarl bv nv kft"
)
TAILS: Final = listed(
    """
    academy agency associates association bakery bank brewery capital care carers cafe centre center chapel church
    cinema clinic club college colleges company council court dental energy enterprise enterprises federation financial
    foundation garage gallery global group guild gym high holdings home homes hospice hospital hostel hotel house
    industries infirmary institute insurance international kindergarten laboratories labs library lodge mart media
    mission mosque motors museum nursery office partners partnership pharmacy practice preschool prison project pub
    recruitment restaurant salon school schools services shelter shop society solutions stores studio studios store
    supermarket surgery synagogue systems technologies technology temple theatre theater trust university villa ward
    works workshop
    """
)
SCARCELY: Final = listed("care court global high home house office project temple ward capital media works")
"""Tails that make an organisation only of a word that is no ordinary one: `Hillcrest House`, not `Full House`."""

HEADS: Final = listed("university college school bank church hospital institute faculty academy city council")
GENERIC: Final = listed(
    """
    a an the this that my our your his her their its and or of in at to from for with as on by i we he she they it
    primary secondary high middle elementary grammar nursery sunday day night boarding special art arts law business
    medical mental health community general district local central youth job care nursing old new main big small first
    last next second third public private social state national home head family children children's adult student after
    before when while if but so then because since though although once also not no yes every each some any another
    other both all good great information training support learning resource resources dental housing help early years
    food crisis probation police fire post town city village county church catholic summer winter
    """
)
"""Words that leave an organisation nameless: `the Community Health Centre`."""

PLACE_TAILS: Final = listed(
    """
    town city bay beach heights village valley island islands river hills hill springs falls creek harbour harbor county
    district borough province forest woods park moor mountain mountains lake cove dale green common estate
    """
)
SCARCE_TAILS: Final = listed("dale park moor green common lake cove river hill woods forest falls")
"""Words for a place that are family names too."""
ROOMS: Final = listed("apt apartment suite unit flat box po psc")
PLACE_FRONTS: Final = listed("st saint san santa sao port mount lake new north south east west upper lower")
PLACE_BEFORE: Final = listed("in near outside around to from via towards toward across leaving visiting")
IN_PLACE: Final = listed("in near outside around via")
WORKS: Final = listed("work works worked working employed job internship placement shift contract")
BY_FIRM: Final = listed("for with at by from")

PEOPLE_DO: Final = listed(
    """
    said says told tells asked asks wants wanted thinks knew knows sat smiled laughed looked cried shrugged nodded
    called rang texted phoned emailed wrote replied answered refused insisted admitted apologised apologized talked
    talks spoke speaks arrived walked agreed disagreed explained described mentioned complained promised wondered hates
    hated likes liked loves loved lives lived works worked wept shouted yelled screamed sighed whispered mumbled grinned
    frowned hugged thanked interrupted stormed slammed joked disclosed shared denied chose forgot remembers remembered
    suggested believes noticed prefers attended cancelled drank ate slept stared paused confided trusts understood
    understands listens listened spent wore fell met ran hung swore drove held hid paid shook slipped bought sent sang
    taught cares heard hears saw sees means meant lost won struggles struggled tried tries needed turned offered phones
    rings texts
    """
)
"""Verbs after a word at the start of a sentence that make it a person."""

HOW: Final = listed(
    "then also just still already again often sometimes usually rarely simply seldom both later soon too"
)
"""Words after an unknown word at the start of a sentence that a verb follows."""
THINGS_DO: Final = listed(
    """
    is was has had does did can could would might should isn't wasn't hasn't hadn't doesn't didn't can't couldn't
    wouldn't came comes went goes seems seemed looks looked feels felt got gets gave gives took takes made makes started
    starts stopped kept keeps left stayed needs missed brought put became remained appeared never always who and
    """
)
"""Verbs after a word at the start of a sentence that make it a person where it is no thing."""
THINGS: Final = listed(
    """
    hope faith joy charity patience mercy honey rain summer winter autumn may june april august art spring love destiny
    chance bliss glory harmony melody trinity star sky ash coral crystal diamond gold golden honor ivory jewel opal
    pearl river forest storm stone heath brook cliff clay sage pepper ginger basil rosemary olive fern flora laurel
    willow cherry candy brandy king queen prince major junior foster young page ward general dawn roman royal noble
    precious christian walker baker cook miller hunter porter mason carter parker gay sunny rich dusty misty rusty sandy
    rocky earnest chase skip
    """
)
"""Of the names that are words too, those that a plain verb may follow as well: `Hope is`, `Patience was`."""
MONTHLY: Final = listed(
    """
    may april june august king queen prince christian roman young golden royal major junior art trinity star general
    marvel ward foster page summer autumn winter spring gay don lane forest heath lord sierra master baker cook miller
    """
)
"""Names that a capital in mid-sentence does not make certain."""

LONE_STREETS: Final = listed(
    "street road avenue lane drive crescent terrace boulevard gardens grove mews highway parkway rd ave"
)
"""Words for a street that need no number before them."""
STREETS: Final = listed(
    """
    alley annex arcade av ave avenue bayou bend bluff bluffs blvd bottom boulevard branch bridge brook bypass canyon
    cape causeway center centre circle cliff cliffs close corner corners course court cove creek cres crescent crest
    croft crossing crossroad ct curve dale dam divide dr drive drove embankment esplanade estate estates expressway
    extension extensions falls ferry field fields flat flats fold ford forest forge fork forks fort freeway garden
    gardens gate gateway glen glens green greens grove harbor harbour haven heights highway hill hills hollow hwy inlet
    island islands isle junction junctions knoll knolls lake lakes landing lane ln lock locks lodge loop mall manor
    manors meadow meadows mews mill mills motorway mount mountain mountains neck orchard oval overpass paddock parade
    park parks parkway passage path paths pike pine pines pkwy pl place plain plains plaza port ports prairie promenade
    quay ramp ranch rapids rd ridge ridges rise river road roads route row shoal shoals shore shores skyway spring
    springs spur spurs sq square squares st station strasse stravenue stream street streets summit terr terrace
    throughway trace track trafficway trail tunnel turnpike underpass unions valley valleys via viaduct view views
    village villages ville vista walk walks way ways well wells wharf yard
    """
)
FOLLOWS: Final = PEOPLE_DO | THINGS_DO | HOW
"""What follows an unknown word at the start of a sentence that is a name."""
ANY_TAILS: Final = TAILS | FIRM_TAILS
NAMELESS: Final = GENERIC | TAILS
