"""Kinds of deeds, counts, beliefs and beasts hold no incident; their twins, one deed told in like words, do."""

import pytest

from tests.extractors.incidents.helpers import actual

GENERIC = [
    ("anyone", "The rules of Punjab say that anyone who blows up a gas main is tried within a month."),
    ("whoever", "Whoever shoots at a train is brought before the court in Quetta within a day, the law says."),
    ("those who", "The fine is meant for those who attack doctors, the minister told reporters in Lahore."),
    ("anyone planting", "Soldiers have orders to stop anyone planting bombs along the track near Sibi."),
    ("habit", "Muggers come before Eid, the police chief told managers. They shoot without being provoked."),
    ("passive habit", "In the hills men are shot over a walnut tree and their cousins flee to the towns."),
    ("study", "Economists find that a bombing within walking distance lowers attendance at a school by a tenth."),
    ("frequency", "The map colours Panjgur dark red: an armed attack occurs more than once a week."),
    ("question", "Seven judges in Islamabad will settle on Monday an old question: when is a murder terrorism?"),
    ("definition", "Storming a building was rioting and not mutiny, counsel told the bench."),
    ("gerund", "Kidnapping a child under fourteen carries a sentence of death under the new law."),
    (
        "crimes named",
        "The assembly passed the bill by 171 votes. It lets troops hold a suspect for three months on suspicion of "
        "target killing or extortion. The opposition walked out.",
    ),
    (
        "other days",
        "Where once large bombs tore through bazaars, today small bands attack outposts, a retired officer writes.",
    ),
    ("bullet removed", "Doctors in Peshawar removed a bullet that the boy had carried in his chest for six years."),
    ("victims of a kind", "For twenty years he has washed the bodies of bomb victims in Quetta for nothing."),
    ("plural unnamed", "The ministry's paper gives names of commanders who were killed in Kunar by unknown men."),
]
COUNTED = [
    (
        "opens with a count",
        "Balochistan suffered 254 attacks in 2025. They killed 419 people. Tracks were blown up 24 times.",
    ),
    (
        "goes on counting",
        "Forces carried out 59,775 operations in the past year. In them 925 terrorists were killed. "
        "The price was high: 383 men embraced martyrdom.",
    ),
    (
        "a survey",
        "In a survey of 2,000 households 61 per cent said that they felt safer. "
        "Only a tenth had seen an armed attack with their own eyes. The survey took a month.",
    ),
    (
        "an average",
        "Last year 1,166 people died in 521 attacks. The average attack, the analysts say, killed two people.",
    ),
    ("cases of", "Some 1,904 cases of arson and 611 of rioting were registered in Faisalabad division in three years."),
    ("since", "Snipers have killed 61 soldiers since the summer, a retired brigadier said in Rawalpindi."),
]
UNREAL = [
    ("hoax", "A bomb hoax emptied three schools in Islamabad on Wednesday."),
    ("invented", "The video shows an invented explosion at Gwadar port on Monday."),
    (
        "ruled out",
        "The train left the rails near Bostan on Monday. Officials ruled out sabotage and blamed a worn joint.",
    ),
    ("not a shot", "Two families in Chitral quarrel over a grove, but so far not a shot has been fired."),
    ("if there is", "If there is shooting in the hotel in Karachi, lie flat, the notice of Friday says."),
    (
        "at first thought",
        "Residents of Hattar at first thought that a bomb had gone off when the cylinder burst on Monday.",
    ),
    ("could with bombs", "Groups could hit convoys with car bombs, the embassy in Islamabad said on Friday."),
    ("shoot on sight", "A shoot-on-sight order was in force in Gwadar on Monday, and the streets were empty."),
    ("into the air", "An elder in Jamrud fired the last round into the air on Sunday and gave up his rifle."),
    ("at a record", "The mayor opened fire on his rival's record in Karachi on Monday."),
    ("shot down", "Growers in Badin shot down the impact report on Monday page by page."),
    ("frost", "Overnight frost struck the orchards of Swat. It killed nine tenths of the apricots."),
    ("boar", "Wild boar raided fields near Islamabad on Sunday. They destroyed a hectare of maize."),
    ("a dyke", "Engineers blew up a dyke near Jhang on Sunday to save the barrage."),
    ("truck fell", "Nine soldiers were martyred when their truck fell into a gorge in Neelum on Monday."),
    ("plant", "An explosion ripped through an oxygen plant in Hattar on Monday, killing four. Doors were blown out."),
    (
        "dust storm",
        "A dust storm hit Quetta on Sunday. Boards fell on cars. Four people were killed, two under a wall.",
    ),
]
MEANT = [
    ("one who", "A man who blew up a gas main near Sui on Monday was shot dead by guards."),
    ("those who did", "Police in Lahore seized two of those who attacked a doctor in his clinic on Sunday."),
    ("present with place", "Gunmen attack a police van in Quetta, and two constables are hurt."),
    ("present with toll", "Three policemen are killed in a bombing in Bannu on Monday."),
    ("study beside a deed", "A bombing in Peshawar on Monday killed six people, days after a study of such attacks."),
    ("asked", "Who shot the lawyer? Two men on a motorcycle killed Adnan Shah outside his office in Multan on Monday."),
    ("rioting", "Rioting broke out in Sialkot on Sunday, and a mob set fire to a factory."),
    ("crimes of one", "Two men kidnapped a contractor in Ghotki on Sunday and were held on suspicion of murder."),
    ("once", "Gunmen killed a man who once led the union in Khuzdar on Monday."),
    ("bullet", "A bullet hit a boy in the chest in Karachi on Sunday when two gangs exchanged fire."),
    ("victims of one", "A bomb killed nine in Quetta on Monday. Bomb victims filled two wards."),
    ("named plural", "The soldiers who were killed in the ambush near Tank on Sunday were buried in Chakwal."),
    ("count beside a deed", "Balochistan suffered 254 attacks in 2025. On Monday gunmen killed a teacher in Turbat."),
    (
        "toll of a month",
        "A survey counts 40 attacks. In the deadliest, in January, a bomber killed 31 in a mosque in Kohat.",
    ),
    ("since Monday", "Militants have killed six guards near Wana since they seized a post there on Sunday."),
    ("one case", "One case of arson in Hub on Monday destroyed four trucks; gunmen had set them on fire."),
    ("no hoax", "A bomb emptied three schools in Islamabad on Wednesday and killed a guard."),
    ("shown", "A video shows the explosion at a checkpost in Gwadar on Monday, which killed two guards."),
    ("not ruled out", "A bomb tore up the track near Bostan on Monday. Officials did not rule out a second device."),
    ("not a soul", "Not a soul was spared when gunmen attacked the camp near Awaran on Monday, killing seven."),
    ("if", "Police asked whether there was a motive for the shooting in Karachi on Friday, in which two men died."),
    ("thought and so", "Residents thought a tyre had burst, but a bomb had gone off in Hangu on Monday, wounding six."),
    ("did with bombs", "Militants hit a convoy with a car bomb in Mir Ali on Friday, killing three soldiers."),
    ("at men", "A guard opened fire on his rivals in Karachi on Monday, killing one."),
    ("plane shot down", "Militants shot down a helicopter near Orakzai on Monday, and its two pilots died."),
    ("a bridge", "Militants blew up a bridge near Mach on Sunday and fled on foot."),
    ("they", "Gunmen came to the village near Tump on Sunday. They killed two brothers."),
    ("truck hit a mine", "Nine soldiers were martyred when their truck hit a landmine in Tirah on Monday."),
    (
        "plant attacked",
        "An explosion ripped through an oxygen plant in Hattar on Monday; militants had planted a bomb there.",
    ),
    ("storm and guns", "A storm had emptied the bazaar in Zhob on Sunday when gunmen killed a trader at his shop."),
    ("martyred", "Four soldiers were martyred in an exchange of fire with militants in Dera Bugti on Monday."),
    ("took hostages", "Bandits took two drivers hostage on the highway near Kashmore on Sunday."),
    ("killings told", "The report tells how gunmen killed eight tailors in a house in Gwadar on 9 January 2026."),
    ("they fired", "Police stopped a van in Swabi on Monday. They came under fire, and a constable was killed."),
    ("bill and deed", "As the assembly passed the law on Monday, a bomb killed two policemen in Lakki Marwat."),
    ("animal market", "Robbers attacked a cattle market in Hyderabad on Sunday. They shot a trader dead."),
    ("killed by a rocket", "Rockets hit a fuel depot in Landi Kotal on Monday, killing a watchman."),
    ("stabbed", "A tailor was found stabbed in his shop in Larkana on Monday, and police suspect robbers."),
    ("kidnapped", "A doctor who was kidnapped in Quetta on Sunday is still missing."),
]


@pytest.mark.parametrize(("name", "text"), [*GENERIC, *COUNTED, *UNREAL], ids=lambda value: value[:20])
def test_no_deed_in_particular(name: str, text: str) -> None:
    assert actual(text) == (), name


@pytest.mark.parametrize(("name", "text"), MEANT, ids=lambda value: value[:20])
def test_one_deed_in_like_words_is_read(name: str, text: str) -> None:
    assert actual(text), name
