"""What did not happen: figures of speech, sport, finance, exercises, fears, warnings, plans, denials, sums."""

import pytest

from extractors.records import Realis
from tests.extractors.incidents.helpers import actual, reports

NOTHING_ACTUAL = [
    # figures of speech
    "The minister suffered a heart attack in Lahore on Monday.",
    "She had a panic attack before the exam on Monday.",
    "A cyber attack on the bank's servers shut down its website on Sunday.",
    "The finance minister came under fire from critics on Monday for raising taxes.",
    "The governor launched a scathing attack on the opposition on Tuesday.",
    "The senator attacked the budget in a long speech on Wednesday.",
    "Lawmakers killed the bill in committee on Tuesday.",
    "The memoir is a bombshell that will anger the palace.",
    "Volunteers gave each child a shot of vaccine in Multan on Monday.",
    "The company was hit by falling demand in June.",
    "The new policy targeted inflation and poverty.",
    "Oil prices exploded on Friday after the announcement.",
    "The drug kills bacteria within minutes, doctors in Karachi said.",
    "He called the shots at the ministry for a decade.",
    "The film bombed at the box office in May.",
    "The actor shot the film in Skardu last summer.",
    "Wildlife officers filmed a bear attack on a herd in Deosai on Monday.",
    "The reform is a shot in the arm for exporters.",
    "The two parties clashed over the budget on Thursday.",
    "The prime minister fired two advisers on Monday.",
    "The airline staff went on strike on Monday.",
    "Students began a hunger strike in Quetta on Tuesday.",
    "The album is a killer hit with young listeners.",
    "Police launched a charm offensive in the valley last month.",
    "The dispute held the budget hostage for weeks.",
    "The story exploded on social media on Sunday.",
    "The new phone is expected to be a blast for gamers.",
    # sport
    "Pakistan's pace attack bowled out the visitors in Rawalpindi on Friday.",
    "The striker fired a shot past the goalkeeper in the final on Sunday.",
    "He shot 68 in the second round of the tournament on Friday.",
    "The batsman attacked the spinners and hit five sixes in Multan.",
    "The two teams will clash in the semi-final in Lahore on Saturday.",
    "The midfielder blasted the ball over the bar in the league match.",
    "United raided the visitors' half and scored twice in the championship.",
    "The bowler killed off the chase with three wickets on Sunday.",
    # finance and business
    "Shares took a hit as investors fled the market on Monday.",
    "The bank raided its reserves to pay shareholders.",
    "A price war broke out between the two carriers in March.",
    "The central bank fired a warning shot at currency traders on Tuesday.",
    # exercises and drills
    "Police held a mock attack drill at the port in Gwadar on Monday.",
    "Soldiers stormed a building in a counter-terrorism exercise drill near Kharian on Sunday.",
    "Rescue teams rehearsed their response to a simulated bomb blast in Islamabad.",
    "The thriller tells of a bombing in Karachi.",
    "In the novel, gunmen kill the hero's brother in Peshawar.",
    # accidents and disasters
    "Six people were killed when a bus fell into a ravine near Kohistan on Monday.",
    "At least 12 passengers died in a train crash near Sukkur on Sunday.",
    "Floods killed 40 people in Swat in August.",
    "A gas cylinder explosion killed two people in Faisalabad on Monday.",
    "Four workers died when a roof collapsed in Sialkot.",
    "An earthquake killed 20 people in Harnai.",
    "Three children drowned in the canal in Jhang on Saturday.",
    # fears, warnings, threats, plans, conditions
    "Officials fear an attack on Chinese engineers in Gwadar.",
    "The embassy warned its citizens of possible attacks in Karachi.",
    "The group threatened to attack foreign workers in Gwadar.",
    "The group vowed to carry out more attacks.",
    "Intelligence officials said militants were planning an attack on the port.",
    "Militants could attack the convoy, the report said.",
    "If gunmen attack the site, guards will respond within minutes.",
    "The army will launch an operation in the valley next month.",
    "Guards were deployed to prevent an attack on the dam.",
    "The unit will protect engineers against attacks.",
    "New barriers would stop a suicide bombing at the gate.",
    "There is a risk of attacks on the railway.",
    "The alert speaks of a threat of suicide attacks in Lahore.",
    # negation
    "No attack took place in Gwadar on Monday, police said.",
    "Police denied that a blast had occurred in Turbat.",
    "There was no explosion at the airport on Sunday, officials said.",
    # vague and summed
    "Chinese nationals have been repeatedly targeted in attacks across Pakistan.",
    "The minister condemned the recent attacks in Balochistan.",
    "The group has carried out numerous attacks on security forces.",
    "Attacks on foreign workers have increased in recent years.",
    "Militants often attack convoys in the province.",
    "From 2021 to December 2024, 20 Chinese nationals were killed and 34 injured in attacks across the country.",
    "Both sides discussed counter-terrorism operations and intelligence sharing in Beijing on Monday.",
    "The minister briefed the envoy on security operations in the province.",
    "The ambassador met the interior minister in Islamabad on Monday.",
]


@pytest.mark.parametrize("text", NOTHING_ACTUAL)
def test_nothing_happened(text: str) -> None:
    assert [(r.attack_type, [e.text for e in r.evidence]) for r in actual(text)] == []


FOILED = [
    "Security forces foiled a suicide attack on a checkpoint in Bannu on Monday.",
    "Police thwarted a bombing in Karachi on Sunday.",
    "An attempted assassination of a judge in Quetta on Monday failed, police said.",
    "The bomb disposal squad defused a roadside bomb near Sibi on Tuesday.",
    "Guards repulsed an attack on the port in Gwadar on Wednesday.",
    "A planned attack was not carried out, but a suicide bombing in Swat was foiled on Monday.",
]


@pytest.mark.parametrize("text", FOILED)
def test_foiled(text: str) -> None:
    assert Realis.FOILED in {r.realis for r in reports(text)}
    assert all(r.success is False for r in reports(text) if r.realis is Realis.FOILED)


HAPPENED = [
    "Gunmen managed to kill two guards at a camp in Kalat on Monday.",
    "A man accused of shooting two brothers in Multan on Sunday appeared in court.",
    "Three men were charged with murdering a trader in Hub in March 2025.",
    "The group, which denied carrying out the bombing in Quetta on Monday, blamed a rival.",
    "The attack in Turbat on Sunday could harm investment, analysts said.",
    "The president condemned the attack on a bus in Noshki on Saturday.",
    "Police said two men believed to have shot a doctor in Karachi on Monday had fled.",
    "One of the worst attacks took place in Dasu in July 2021.",
    "The suspect went on to shoot two guards in Lahore on Monday.",
    "Four men were sentenced for the 2018 attack on a consulate in Karachi.",
]


@pytest.mark.parametrize("text", HAPPENED)
def test_happened(text: str) -> None:
    assert len(actual(text)) == 1


OTHER_WORLDS = [
    "The ring road has killed trade in the old market, grocers say.",
    "An explosion of colour greeted visitors to the kite fair in Multan on Sunday.",
    "A stage play about outlaws opens in Sukkur on Friday. Its hero is stabbed by a rival in the last act.",
    "Hailstones bombarded the orchards of Ziarat on Monday and broke windows.",
    "A gas cylinder exploded in a bakery in Kohat on Tuesday, killing two men.",
    "Bullet-proof cars are now compulsory for foreign staff in Peshawar.",
    "The union accuses the company of murdering the service.",
]


@pytest.mark.parametrize("text", OTHER_WORLDS)
def test_words_of_violence_about_other_things_are_no_incident(text: str) -> None:
    assert not [report for report in reports(text) if report.realis is Realis.ACTUAL]
