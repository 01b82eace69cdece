"""Words of other languages that could pass for raw keys: *this* is also Telex for ``thí``.

Without them an English query would be decoded. Only those frequent in English or in the catalogue
stand here, and only those that ``telex.decoded`` takes: *export* cannot be decoded anyway.
"""

NEVER_KEYS = frozenset(
    str.split("""
    bus gas gis imf max mof moj ngos photo tax taxi usa vass vast visa wifi www
    """)
)
"""Words used in Vietnamese as they are. Their Telex readings (gá, tã) are nobody's query here."""

SELDOM_KEYS = frozenset(
    str.split("""
    air apps ar arm arms array arts as aspx axis bar barn bars basis bass been beer beers
    best better bias bits boom boost boots born box burn burns burst bust caps car carry
    cars cast chair chairs chaos charm charts cheer cheers cheese chest chips choir chose
    chosen corn corps cos cost costs cups cuts dams dark data days deep deeper def defend
    defended defender defenders defense dense depressed desert did docs does donor door
    doors dose down downs dozen dozens dust er error errors es ex express gaps gif gw hair
    har harm has hats her here hero his hits host hosts how hur if ins is its ix keen keep
    keeper keeps last lasts lawn lazy lens less lesser lets letter letters liar list lists
    loans lorenz lose loses loss losses lost lots low luxury major maps marry mars mass meet
    mere mess meter meters metre metres mins miss mix moms moon most motor motors must mw
    nest noon nor norm nose now nurse nurses of off offer offers offset or own owns pair
    pairs par parts pass past pays pee peer peers pepper per peter pets photos piece pieces
    pierce poor ports pos post posts puts queen queens quest rays ref refer refers refuse
    refuses rest risen roast roof room rooms root roots row rows runs sars says see seem
    seems seen sees sense senses sets sex sins sir sits six soes songs sons soon sore sorts
    suffer suffix sums sure surf swiss tens tense term terms terror test tests texts thats
    theme themes there these this those thus tips toast tons too tops torn toss town towns
    trans tree trees trips trust turn turns tw two ups us use user users uses vary verse
    versus visit visits w war wars was wax won worn worst wrong
    """)
)
"""Words that are keys only among others that are: *hair* in ``hair quan toongr cucj``."""
