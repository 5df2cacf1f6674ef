"""Texts of our own in which no incident takes place: matches, markets, metaphors, statistics, drills, accidents."""

import pytest

from tests.extractors.incidents.helpers import actual

SPORT = [
    (
        "Substitute Tariq Aziz fired a last-gasp shot past two men on the line in Karachi on Tuesday. The goal "
        "knocked the holders out and sparked wild scenes."
    ),
    (
        "Babar launched a brutal attack on the spinners in Multan on Friday, bombing the stands with seven sixes. "
        "The last wicket fell to a direct hit from the covers."
    ),
    (
        "The defending champion was knocked out by a teenager in Peshawar on Monday. She hit 41 winners and never "
        "let her opponent breathe."
    ),
    (
        "The Titans' openers butchered the visitors' attack in Rawalpindi. Their captain admitted that it had "
        "been a massacre and that nobody had been spared."
    ),
    (
        "Quetta executed a daring raid on Islamabad's half on Sunday, and winger Kakar struck twice within four "
        "minutes to kill off the tie."
    ),
    (
        "Pakistan's hockey side came under siege in the final quarter against India in Lahore on Saturday and "
        "survived eleven shots at goal."
    ),
    (
        "The heavyweight floored his challenger with a left hook in Karachi on Saturday night. The beaten man was "
        "taken to hospital for checks and sent home."
    ),
    (
        "Shaheen's yorker blew up the stumps in the first over in Karachi on Friday, and the visitors never "
        "recovered from the early blast."
    ),
    (
        "Hafeez set about the leg-spinner with an axe in Hyderabad on Saturday, plundering 31 from the over. The "
        "carnage lasted eleven balls."
    ),
    (
        "The keeper's mistake was suicidal. From it the visitors scored the winner in Abbottabad on Sunday and "
        "their fans let off flares."
    ),
    (
        "Their captain was gunned down by a direct throw from deep midwicket in Karachi on Wednesday, five short "
        "of his hundred."
    ),
    (
        "The referee was attacked by angry supporters of the losing village in Swabi on Friday and lost a tooth, "
        "but he will not go to the police."
    ),
    "The chess prodigy sacrificed her queen and executed the enemy king in 24 moves in Karachi on Sunday.",
]

TRADE = [
    (
        "A hostile raid on the cement maker failed on Thursday when its founders beat off the bid. Analysts said "
        "the two families had been at war since 2019."
    ),
    (
        "Telecom shares were hit hard in Islamabad trade on Wednesday. An analyst said the new levy had blown a "
        "hole in their earnings."
    ),
    (
        "Cyber criminals struck three banks in Karachi on Sunday night and held their data hostage for two days, "
        "the central bank said."
    ),
    (
        "Textile owners said in Faisalabad on Monday that gas tariffs were strangling them. Forty mills have been "
        "killed off in a year, their chairman said."
    ),
    "Sugar barons have held the country hostage long enough, the minister told reporters in Multan on Sunday.",
    "Chicken prices shot up by Rs 90 a kilo in Peshawar on Sunday. Traders blamed speculators and hoarders.",
    (
        "A Chinese carmaker has launched an assault on the local market with a pickup at half the price, dealers "
        "in Lahore said on Monday."
    ),
    (
        "Fraudsters kidnapped the identity of a retired teacher in Attock, emptied her account on Sunday and took "
        "a loan in her name."
    ),
    (
        "The collapse of a property scheme has ruined 900 families in Rawalpindi. They besieged its office on "
        "Monday and demanded their savings."
    ),
]

FIGURES_OF_SPEECH = [
    "The premier survived an assassination of his character on live television in Islamabad on Monday, an aide said.",
    "The leaked tape hit the party like a missile on Friday. Its spokesman in Lahore tried to contain the damage.",
    "The editor came under attack on social media in Karachi on Sunday for a cartoon that many thought tasteless.",
    "Her speech at the convocation in Jamshoro on Saturday set the hall ablaze, and the students rose to their feet.",
    (
        "He stabbed his mentor in the back at the party's meeting in Quetta on Thursday, an old colleague said, "
        "and took his seat."
    ),
    (
        "A senior bureaucrat was sacrificed in Islamabad on Friday. He took the bullet for the minister, "
        "colleagues said, and was moved to a training post."
    ),
    (
        "The opposition's youngest member ambushed the minister in the lobby in Islamabad on Wednesday with a "
        "pile of letters about a broken school."
    ),
    (
        "The coalition's talks blew up on Tuesday in Islamabad over two ministries. A smaller party said it had "
        "been taken hostage."
    ),
    "She was burned at the stake by her own party on Wednesday, the deputy said in Lahore, and all for one vote.",
    (
        "The party's chief whip wields a long knife. On Friday he cut down three rebels in Peshawar and put "
        "cousins in their seats."
    ),
    "A bomb is hidden in paragraph nine of the water accord, Sindh's irrigation minister warned in Karachi on Monday.",
    "The opposition fired the opening salvo of its campaign in Sargodha on Sunday with a rally of ten thousand.",
    "The chief justice's remark landed in Islamabad like a shell on Thursday. Lawyers took cover behind old rulings.",
    "The speech was carpet bombing, an ally admitted in Multan on Wednesday: no department was spared.",
]

STATISTICS = [
    (
        "Punjab police registered 3,410 murder cases in the first nine months of the year against 3,650 in the "
        "same period of last year."
    ),
    (
        "Between January and June, 61 kidnappings for ransom were reported in Ghotki and Kashmore, according to "
        "data shown to the assembly on Tuesday."
    ),
    (
        "Police in Karachi shot dead 84 suspected robbers in the year's first half, the rights commission's "
        "report says. It calls for inquiries."
    ),
    "Landmines killed or maimed 118 people in the merged districts over five years, a survey by a charity shows.",
    (
        "Gun violence costs the province Rs 8 billion a year, economists in Peshawar said on Tuesday. Every week "
        "30 people are treated for bullet wounds."
    ),
    "A study by two economists finds that every bombing cuts foreign investment in its district by four percent.",
    (
        "In the past decade 640 people have been kidnapped for ransom in Balochistan, the home department told "
        "the assembly on Monday."
    ),
    (
        "Last year's 63 suicide attacks were the most since 2014, the institute for peace studies said in "
        "Islamabad on Thursday."
    ),
    "Some 13,000 people were shot in Karachi in the ten worst years, says a doctor who has counted them since 1995.",
    (
        "Karachi recorded 45 murders in March, the lowest figure for that month since 2019, the police chief said "
        "on Monday."
    ),
    (
        "Twenty-one Chinese workers have been murdered in Pakistan since 2014, and 34 have been hurt, said a "
        "paper read in Beijing on Monday."
    ),
    (
        "Grenade attacks on shops whose owners refuse to pay have become Peshawar's commonest crime, with 120 in "
        "eleven months, police said on Monday."
    ),
    (
        "Militants blew up 43 mobile phone towers in Balochistan last year, the telecom authority told a Senate "
        "panel on Tuesday."
    ),
    (
        "From 2008 to 2013 terrorists destroyed more than 1,000 schools in Malakand division, a book published on "
        "Saturday recalls."
    ),
    (
        "Last month saw 23 bomb attacks, 14 ambushes and six targeted killings, in which 91 people died, a "
        "research centre in Islamabad said on Monday."
    ),
]

PRACTICE = [
    (
        "Commandos stormed a hijacked bus in Rawalpindi on Monday in a demonstration for visiting officers. Six "
        "hostages were freed within ninety seconds."
    ),
    (
        "A bomb went off beside a convoy near Nowshera on Thursday, and medics ran to eleven wounded men. Then "
        "everybody got up, for the day was meant to train the province's rescuers."
    ),
    (
        "Pakistani and Chinese special forces raided a village in the hills of Cherat on Monday, killing all the "
        "make-believe militants who held it."
    ),
    (
        "The training day at Karachi airport began on Sunday with a blast near the cargo shed. Volunteers with "
        "painted wounds were carried to ambulances."
    ),
    (
        "The counter-terrorism school in Hasan Abdal ended its course on Friday with an assault on a house full "
        "of cardboard gunmen."
    ),
    (
        "Sixty rescuers took part in a test of the city's response to a suicide attack in Lahore on Sunday. The "
        "imaginary bomber had struck at a railway station."
    ),
    (
        "The annual war games in the Thal desert end on Monday. Blue Land's tanks overran the positions of Fox "
        "Land on Saturday with few losses."
    ),
    (
        "Sirens wailed at the Karot power station on Monday as guards repelled a staged assault by twenty men in "
        "black. The test lasted an hour."
    ),
    "The bomb squad of Karachi showed children on Sunday how a robot disarms a suspicious bag. The bag held bricks.",
    (
        "Volunteers with ketchup on their shirts screamed for help at Lahore's railway station on Tuesday. The "
        "bombing they had survived was part of a civil defence course."
    ),
    (
        "The hospital in Quetta emptied two wards in nine minutes on Saturday. Its disaster day supposed a truck "
        "bomb at the stadium."
    ),
    "Cadets at Risalpur bombed a range on Monday to mark the end of their course. Parents watched from a stand.",
    (
        "A suicide bomber was stopped at the gate of a girls' college in Kohat on Thursday, to the applause of "
        "the inspectors: he was a constable in disguise."
    ),
    "Gunfire echoed over the firing range at Nowshera on Sunday as recruits passed their tests.",
    (
        "An hour after the first shots at the Chinese company's office in Karachi on Tuesday it was over: the "
        "guards had passed the yearly test of their readiness."
    ),
    (
        "The fire at the grid station in Muzaffargarh on Monday was lit by instructors. Trainees learned to fight "
        "it with foam."
    ),
    "Nurses in Turbat bandaged 25 students on Friday who had agreed to be the victims of an imagined market bombing.",
]

ACCIDENTS = [
    (
        "Nine miners were killed when gas exploded in a coal pit near Duki on Thursday. Rescue teams recovered "
        "the last body at dawn."
    ),
    "A police van hit a motorcycle in Dera Ismail Khan on Saturday, killing a couple. The driver fled on foot.",
    (
        "A wedding guest was killed by a stray bullet fired in joy in Charsadda on Sunday. Police are looking for "
        "the man with the gun."
    ),
    "A short circuit set fire to a shopping plaza in Karachi on Saturday and eleven people were killed by smoke.",
    "Two labourers were suffocated in a well in Tharparkar on Tuesday. A third was taken to hospital unconscious.",
    "Four labourers were killed and two wounded on Monday when dynamite went off early in a marble quarry in Buner.",
    "A power line fell on a wedding tent in Rahim Yar Khan on Saturday and killed six guests.",
    "A lift cable snapped in a Karachi tower on Monday and killed two cleaners.",
    "An ammonia leak at an ice factory in Karachi on Tuesday killed one worker and sent 30 to hospital.",
    "A portion of the bridge under repair at Thakot gave way on Monday and killed three workers.",
    (
        "The blast that shook Pindi's cantonment on Friday came from a sonic boom, the air force said. Windows "
        "broke in forty houses."
    ),
    "A collision of a bus and an oil truck near Khuzdar on Wednesday set both on fire, and 14 people perished.",
]

NATURE_AND_ART = [
    (
        "The thriller about a hijacked ferry opens in Karachi on Friday. Its villain blows up the harbour "
        "master's office in the first scene."
    ),
    "The folk singer's ballad tells how Dodai was ambushed and slain at the ford. He sang it in Turbat on Friday.",
    (
        "Farmers in Bannu were told on Monday to leave shells they find to the bomb squad. Old munitions may "
        "explode at a touch."
    ),
    "The army tested a missile with a range of 2,700 kilometres on Monday. It hit its target in the sea.",
    "A hundred Levies men finished a course against ambushes in Khuzdar on Sunday. They learned first aid as well.",
    "Veterinarians killed 9,000 hens in Mansehra on Thursday to stop the spread of bird flu.",
]

QUIET = [*SPORT, *TRADE, *FIGURES_OF_SPEECH, *STATISTICS, *PRACTICE, *ACCIDENTS, *NATURE_AND_ART]

MEANT = [
    "A grenade was lobbed into a cricket ground in Quetta on Sunday and wounded two players, police said.",
    "Gunmen shot the captain of a football team dead after a match in Turbat on Friday. Police are looking for them.",
    "Militants attacked a gas tanker near Hub on Monday; the tanker exploded and two guards were killed.",
    "A trader was kidnapped in Sukkur on Sunday.",
    "A house was torched in Tump on Monday.",
    "Militants killed 14 soldiers on their way home from an exercise near Bannu on Tuesday.",
    "Two quarry workers were shot dead by gunmen in Harnai on Thursday.",
    "The deadliest attack in ten years killed 31 people in Quetta on Saturday.",
    "A broker was stabbed in the back in Karachi on Monday and died in hospital.",
    "Militants fired rockets at a camp of engineers in Kohat on Wednesday.",
    "Gunmen killed two guards at a cement mill in Kohat on Wednesday; the shares of the maker fell.",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_actual_incident(text: str) -> None:
    assert [(r.attack_type, [e.text for e in r.evidence]) for r in actual(text)] == []


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_still_read(text: str) -> None:
    assert len(actual(text)) == 1


def test_a_week_long_past_is_another_happening_than_the_undated_one_told_first() -> None:
    text = (
        "HUB: Gunmen shot a tailor dead outside his shop in Hub, police said.\n\n"
        "His uncle was killed by a bomb in Turbat in the first week of June 2023."
    )
    found = actual(text)
    assert [r.when.precision for r in found] == [0, 3]


def test_last_week_dates_the_happening_told_first() -> None:
    text = "Gunmen shot a tailor dead outside his shop in Hub. He was shot last week, police said."
    assert len(actual(text)) == 1
