"""Words that say nothing of what a talk is about, folded."""

_WORDS = """
a ability able about above achieve achieved achieves achieving across additional additionally
address addressed addresses addressing after again against aim aims all allow allowing allows
almost along already also although always among an analysis and another any application
applications applied apply applying approach approaches are around art as ask at available based be
because been before being below best better between both build building built but by call called
can cannot capture captures case cases challenge challenges challenging common commonly compared
complex comprehensive consider consistently contribution contributions create critical crucial
current data demonstrate demonstrates demonstrating depend depends describe design despite develop
developed did different difficult difficulty directly discuss distinct diverse do does doing done
down due during each easily effective effectively effectiveness efficient either else enable
enables end ensure ensures entire especially essential evaluate evaluated evaluation even ever
every existing experiment experimental experiments explore extend extensive few find first focus
focuses following for found framework from fundamental further furthermore general get give given
gives good great had half hard has have having he held help hence here high highly his how however
http https i if important improve improved improves in including inherent insight insights into
introduce investigate investigates is issue issues it its itself just keep key know known large
last later latter lead leads least less let leverage leverages leveraging like limitation
limitations limited look low made main mainly major make makes making many matter may me means
method methods might model models more moreover most mostly much multiple must my naive namely
natural necessary need needs new newly next no non none nor not notably nothing novel now number
numerous observe obtain of off offer offers often old on once one only open or order other others
our out outperform outperforms over own paper part particular people per perform performance
performing performs possible potential powerful practical practice present presents previous prior
problem problems propose proposed proposes proposing provide provides quite range rather real
recent recently reduce reduces related relies rely relying remain remains require required requires
research respectively result results robust room same say see seen set setting settings several she
should show shown shows significant significantly similar simple simply since single small so solve
solving some somewhere specific standard state still strong study substantial substantially such
suffer suffers superior support system systems tackle tackles tackling take talk talks task tasks
technique techniques than that the their them then theory there thereby therefore these they thing
things this those though three through thus time to today together too towards trained training two
typically under understand understanding unknown unlike up upon us use used useful user users uses
using usually various varying versatile very via want was way ways we well were what when where
whether which while who whole whose why widely will with within without work works world would year
years yet yield yields you your
"""
COMMON = frozenset(_WORDS.split())
