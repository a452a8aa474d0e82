"""Lists of words written by hand: names that are also words, and words that tell what stands beside them."""

from typing import Final


def listed(words: str) -> frozenset[str]:
    """Return the words of a text that are parted by blanks."""
    return frozenset(words.split())


ALWAYS_NAMES: Final = listed(
    """
    aaron abby adam al alec alma angelica anna bailey barb barney barry benjamin bert beryl betsy billy bo bob bobby
    bonny brad brian carl carol chad charlie cheryl cindy clarence clement clementine colleen corrie cy dan danny deb
    derrick di dick dirk dolly dona ed eddie eddy ella elmer emery emma eric ernest ernie ester eva fanny fay frances
    fred fritz garret gary gavin george gerry graham griffin guy hank hans harry harvey hector henry herbert homer
    howard ida iris jack jacky jake jane jarred jason jay jean jeff jenny jeremy jerry jess jesse jessie jill jim
    jimmy jo joe joey john johnny jon joseph josephine josh judith judy julian karl kate katy kelly kelvin ken kerry
    kevin kip kit kylie lance larry laura lea lee leo lewis lou louis lucy luke lulu lynch maggie mandy margarita
    maria marina marion martin mary matt maurice max maya meg mick mickey mike mitch mo molly morgan myrtle nancy ned
    nell nelly nelson nick noel norman oliver oscar otto owen patsy patty paul peggy percy pete peter peters phil
    philip phoebe polly ralph randy rex rhea rick ricky roger rogers romeo ron roy rudy russell ruth sabra sal sally
    sam sammy scott sean sheila sherry sibyl sidney simon smith sonia sophia stella steve sydney ted teddy terry tim
    timothy tina toby todd tom tommy tony trey troy trudy ty vera vernon vi victor vincent viola wallace wally walter
    warren wendy wilhelm willy winston zack
    """
)
"""Names that some list of words has too: with a capital they are names, at the start of a sentence as well.

The rarer reading (`jack`, `harry`, `maria`) does not pay for a name that is missed.
"""

ALSO_WORDS: Final = listed(
    """
    amber angel april art ash august autumn baker basil bill bliss blossom brandy breeze brook brooks buck bud buddy
    candy carmine carter chance charity chase cherry christian chuck clay cliff clover colt cook cooper coral crystal
    daisy dale dandy dawn dean destiny don dot drew duke dusty earl earnest ebony eve faith fern flora forest foster
    frank gale garland gay gene ginger glen glory golden grace grant harper hazel heath heather herb holly honey hope
    hunter ivory ivy jade jasmine jasper jewel joy june junior king lacy lane lark laurel lilly lily major mark marvel
    mason may melody mercy merry miles miller misty newton noble nova olive opal pansy parker pat patience pearl penny
    pet piper poppy porter precious prince prudence queen rain raven ray reed rich river rob robin rocky rod roman
    rose rosemary royal ruby rusty sage sandy scarlet sierra skip sky sonny star sterling stone storm sue summer sunny
    tanner taylor temple trinity tulip valentine van violet wade walker ward will willow wily winter wren young
    """
)
"""Given names that are ordinary words as well; at the start of a sentence they need something beside them."""

ALSO_PLACES: Final = frozenset(
    " ".join(place.split())
    for place in """
    england, scotland, wales, northern ireland, great britain, britain, ulster, czech republic, czechoslovakia,
    holland, burma, ivory coast, ussr, soviet union, yugoslavia, bavaria, bohemia, moravia, silesia, catalonia,
    flanders, tuscany, sicily, normandy, brittany, provence, crete, siberia, crimea, kurdistan, kashmir, punjab,
    gujarat, kerala, tibet, alberta, british columbia, manitoba, new brunswick, newfoundland, labrador, nova scotia,
    ontario, prince edward island, quebec, saskatchewan, yukon, nunavut, northwest territories, new south wales,
    queensland, south australia, tasmania, victoria, western australia, northern territory, bedfordshire, berkshire,
    buckinghamshire, cambridgeshire, cheshire, cornwall, cumbria, derbyshire, devon, dorset, county durham, east
    sussex, essex, gloucestershire, greater manchester, hampshire, herefordshire, hertfordshire, isle of wight, isle
    of man, kent, lancashire, leicestershire, lincolnshire, merseyside, norfolk, northamptonshire, northumberland,
    nottinghamshire, oxfordshire, rutland, shropshire, somerset, staffordshire, suffolk, surrey, sussex, tyneside,
    warwickshire, west midlands, west sussex, wiltshire, worcestershire, yorkshire, north yorkshire, aberdeenshire,
    argyll, ayrshire, fife, lothian, lanarkshire, perthshire, orkney, shetland, hebrides, anglesey, ceredigion, dyfed,
    glamorgan, gwent, gwynedd, powys, antrim, armagh, fermanagh, tyrone, donegal, galway, kerry, kildare, kilkenny,
    leitrim, limerick, longford, louth, mayo, meath, monaghan, offaly, roscommon, sligo, tipperary, waterford,
    westmeath, wexford, wicklow, connacht, leinster, munster, brooklyn, manhattan, queens, bronx, harlem, long island,
    staten island, new england, middlesbrough, hackney, islington, camden, lambeth, southwark, croydon, brixton,
    tottenham, peckham, lewisham
    """.replace("\n", " ").split(",")
)
"""Countries as people call them, and parts of countries, beside the packaged list of places."""
