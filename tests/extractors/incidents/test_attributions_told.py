"""Who claims, denies, is blamed, suspected, charged and convicted: the many ways of saying it."""

import pytest

from tests.extractors.incidents.helpers import reports

ATTACK = "A bomb killed two soldiers in Turbat on Monday. "
MARKET = "A bombing in a market in Quetta killed nine on Monday. "


def said(text: str) -> list[tuple[str, str, str | None]]:
    """Return actor, stance and source of every attribution of a text."""
    return [(a.actor, a.stance, a.asserted_by) for r in reports(text) for a in r.attributions]


CLAIMS = [
    ("The attack was claimed by the Balochistan Liberation Front.", "Balochistan Liberation Front"),
    ("Responsibility was claimed by the Balochistan Liberation Army in an email.", "Balochistan Liberation Army"),
    ("A spokesman for the Balochistan Liberation Army claimed responsibility.", "Balochistan Liberation Army"),
    ("BLA spokesman Jeeyand Baloch said his group was behind the blast.", "Balochistan Liberation Army"),
    (
        "The outlawed Balochistan Liberation Army said its fighters had targeted the convoy.",
        "Balochistan Liberation Army",
    ),
    ("In a statement to the media, the BLA took responsibility.", "Balochistan Liberation Army"),
    (
        "The banned BLA, in a message on Telegram, accepted responsibility for the attack.",
        "Balochistan Liberation Army",
    ),
    ("The BLA put out a video and took credit for the attack.", "Balochistan Liberation Army"),
    ("The Islamic State said on its website that it was behind the bombing.", "Islamic State"),
    (
        "The Majeed Brigade, the BLA's suicide squad, said that one of its members had carried out the attack.",
        "Majeed Brigade",
    ),
    (
        '"We carried out the attack," a spokesman for the Tehreek-e-Taliban Pakistan told reporters by phone.',
        "Tehreek-e-Taliban Pakistan",
    ),
    (
        "Claiming responsibility, the Balochistan Liberation Front said three soldiers had died.",
        "Balochistan Liberation Front",
    ),
    (
        "The Balochistan Republican Army, which claimed the attack, said six soldiers had been killed.",
        "Baloch Republican Army",
    ),
    ("A claim of responsibility came from the Balochistan Liberation Army.", "Balochistan Liberation Army"),
    ("The claim was made by the Balochistan Liberation Army on social media.", "Balochistan Liberation Army"),
    ("The BLF has owned up to the attack.", "Balochistan Liberation Front"),
    ("According to the BLA, its men set off the bomb by remote control.", "Balochistan Liberation Army"),
    ("The BLA boasted of having killed eleven soldiers.", "Balochistan Liberation Army"),
    (
        "A little-known group calling itself the Lashkar of the Hills said it had planted the device.",
        "Lashkar of the Hills",
    ),
    ("The Jaish al-Adl claimed to have killed nine.", "Jaish al-Adl"),
    ("Credit for the attack was taken by the Tehreek-e-Taliban Pakistan.", "Tehreek-e-Taliban Pakistan"),
    ("The militants of the Hafiz Gul Bahadur Group have claimed it.", "Hafiz Gul Bahadur Group"),
    (
        "The Islamic State's Khorasan branch claimed responsibility for the bombing through its news agency.",
        "Islamic State Khorasan Province",
    ),
    ("ISKP claimed the attack.", "Islamic State Khorasan Province"),
    ("The attack was claimed on Tuesday by Jamaat-ul-Ahrar, a faction of the Pakistani Taliban.", "Jamaat-ul-Ahrar"),
    ("The Pakistani Taliban claimed responsibility.", "Tehreek-e-Taliban Pakistan"),
    ("The Lashkar-e-Islam said it had carried it out.", "Lashkar-e-Islam"),
    (
        "The Sindhudesh Revolutionary Army said in a leaflet that its fighters had blown up the van.",
        "Sindhudesh Revolutionary Army",
    ),
    (
        "A statement by the Baloch Raji Aajoi Sangar, an alliance of separatists, claimed the attack.",
        "Baloch Raaji Aajoi Sangar",
    ),
    ("The Ittehad-ul-Mujahideen Pakistan admitted to the attack.", "Ittehad-ul-Mujahideen Pakistan"),
    ("Separatists have claimed responsibility.", "separatists"),
    ("A separatist group claimed responsibility.", "separatist group"),
    ("Fighters of the Mountain Liberation Army (MLA) claimed responsibility.", "Mountain Liberation Army"),
    ("A group named Voice of the Mountains claimed responsibility.", "Voice of the Mountains"),
    ("The Red Mountain Front claimed responsibility.", "Red Mountain Front"),
    (
        "The BLA's media channel Hakkal published the bomber's picture and claimed the attack.",
        "Balochistan Liberation Army",
    ),
    ("The claim of the Balochistan Liberation Front could not be verified.", "Balochistan Liberation Front"),
    ("The BLA's Majeed Brigade has claimed the bombing as its own.", "BLA's Majeed Brigade"),
    ("The BLA confirmed that its unit had attacked the camp.", "Balochistan Liberation Army"),
    ("The bombing, for which the BLA claimed responsibility, was the third this month.", "Balochistan Liberation Army"),
    ("It was claimed by the BLF.", "Balochistan Liberation Front"),
    ("The BLF claimed it.", "Balochistan Liberation Front"),
    ("The BLF released a statement claiming responsibility.", "Balochistan Liberation Front"),
    (
        "In an audio message the commander of the TTP, Noor Wali Mehsud, boasted that his men had killed ten.",
        "Tehreek-e-Taliban Pakistan",
    ),
    (
        "The attackers belonged to the Balochistan Liberation Front, which claimed to have captured weapons.",
        "Balochistan Liberation Front",
    ),
    ("Later the BLF phoned a newspaper to say that it had laid the mine.", "Balochistan Liberation Front"),
    ("The TTP issued a claim.", "Tehreek-e-Taliban Pakistan"),
]


@pytest.mark.parametrize(("words", "actor"), CLAIMS)
def test_a_group_claims_in_its_own_name(words: str, actor: str) -> None:
    assert (actor, "claimed", actor) in said(ATTACK + words)


DENIALS = [
    ("The BLA distanced itself from the attack.", "Balochistan Liberation Army"),
    ("The BLA said it had nothing to do with the attack.", "Balochistan Liberation Army"),
    ("The Afghan Taliban denied any role.", "Taliban"),
    ("The TTP, however, rejected the accusation.", "Tehreek-e-Taliban Pakistan"),
]


@pytest.mark.parametrize(("words", "actor"), DENIALS)
def test_a_group_denies_in_its_own_name(words: str, actor: str) -> None:
    assert (actor, "denied", actor) in said(MARKET + words)


ACCUSED = [
    (
        "Officials pointed the finger at the Balochistan Liberation Army.",
        "Balochistan Liberation Army",
        "accused",
        "Officials",
    ),
    (
        "The Counter Terrorism Department holds the Lashkar-e-Jhangvi responsible.",
        "Lashkar-e-Jhangvi",
        "accused",
        "The Counter Terrorism Department",
    ),
    ("Investigators believe the Islamic State was behind it.", "Islamic State", "suspected", "Investigators"),
    ("Suspicion fell on the Lashkar-e-Jhangvi.", "Lashkar-e-Jhangvi", "suspected", None),
    (
        'The army said that "Fitna al Khawarij" had carried out the attack.',
        "Tehreek-e-Taliban Pakistan",
        "accused",
        "The army",
    ),
    ("The Lashkar-e-Jhangvi is suspected of the attack.", "Lashkar-e-Jhangvi", "suspected", None),
]


@pytest.mark.parametrize(("words", "actor", "stance", "source"), ACCUSED)
def test_others_accuse_and_suspect(words: str, actor: str, stance: str, source: str | None) -> None:
    assert (actor, stance, source) in said(MARKET + words)


PEOPLE = [
    (
        "Militants of the BLA said they attacked a checkpoint in Kalat on Sunday and killed five soldiers.",
        "Balochistan Liberation Army",
        "claimed",
    ),
    (
        "The Balochistan Liberation Army claims to have ambushed an army convoy near Mach on Sunday.",
        "Balochistan Liberation Army",
        "claimed",
    ),
    (
        "A court on Thursday sentenced two men to death for the bombing that killed nine people in Quetta in 2019.",
        "two men",
        "convicted",
    ),
    (
        "Four men went on trial on Monday for the shooting of a Chinese couple in Karachi in 2023.",
        "four men",
        "charged",
    ),
    ("Police booked unknown men for the murder of a trader in Hub on Monday.", "unknown men", "charged"),
    ("Five suspects have been charged with the murder of a trader in Hub in January.", "five suspects", "charged"),
    (
        "The trader Karim Jan was shot dead in Hub on Monday. His business partner is the main suspect.",
        "business partner",
        "suspected",
    ),
    ("The trader Karim Jan was shot dead in Hub on Monday by two men on a motorcycle.", "two men", "accused"),
    (
        "The trader Karim Jan was shot dead in Hub on Monday when two masked men opened fire on his car.",
        "two masked men",
        "accused",
    ),
    (
        "A court in Karachi on Thursday sentenced Aslam Khan to life for his part in the bombing in Quetta.",
        "Aslam Khan",
        "convicted",
    ),
    ("A court in Karachi on Thursday convicted Aslam Khan of the bombing in Quetta.", "Aslam Khan", "convicted"),
    (
        "Aslam Khan was sentenced to death on Thursday for the bombing of a mosque in Quetta in May 2024.",
        "Aslam Khan",
        "convicted",
    ),
    ("Two men were jailed for life over the bombing of a mosque in Quetta in May 2024.", "two men", "convicted"),
    (
        "Aslam Khan, who drove the bomber to the mosque in Quetta, was found guilty of murder.",
        "Aslam Khan",
        "convicted",
    ),
    (
        "Five men are on trial for the suicide bombing of a convoy of Chinese engineers near Besham in March 2024.",
        "five men",
        "charged",
    ),
    (
        "Police arrested Aslam Khan on Monday on suspicion of bombing a mosque in Quetta in January.",
        "Aslam Khan",
        "suspected",
    ),
    ("Robbers shot dead a Chinese shopkeeper in Karachi on Monday.", "robbers", "accused"),
    ("A Chinese shopkeeper was shot dead by robbers in Karachi on Monday.", "robbers", "accused"),
    ("Two robbers killed a Chinese shopkeeper during a hold-up in Karachi on Monday.", "two robbers", "accused"),
    ("A guard opened fire on two Chinese engineers in Karachi on Monday, wounding both.", "guard", "accused"),
    ("Unknown persons set fire to a mobile phone tower in Kech on Monday.", "unknown persons", "accused"),
    ("Villagers attacked a drilling rig near Kohlu on Sunday and burned two vehicles.", "villagers", "accused"),
    ("The engineer was abducted by armed men in Tank on Monday.", "armed men", "accused"),
    ("The engineer was abducted in Tank on Monday by eight armed men in two pickups.", "eight armed men", "accused"),
]


@pytest.mark.parametrize(("text", "actor", "stance"), PEOPLE)
def test_people_who_did_it_or_stand_trial_for_it(text: str, actor: str, stance: str) -> None:
    assert (actor, stance) in [row[:2] for row in said(text)]


NOBODY = [
    "No group has claimed responsibility.",
    "Nobody has claimed the attack.",
    "The army said its troops had killed four militants in the hills.",
    "The group has not claimed the attack.",
    "Police told reporters by phone that nine people were in custody.",
    "The ministry claimed credit for the new road.",
    "The front said that its office would close.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_words_that_claim_nothing(words: str) -> None:
    assert [row for row in said(ATTACK + words) if row[1] == "claimed"] == []


BOTH = [
    (
        "Gunmen of the Balochistan Liberation Army hit a convoy in Gwadar on Monday.",
        ["gunmen", "Balochistan Liberation Army"],
    ),
    (
        "A bomb placed by fighters belonging to the Popular Front of Sindh hit a track near Sukkur on Monday.",
        ["fighters", "Popular Front of Sindh"],
    ),
    (
        "Members of the Tehreek-e-Taliban Pakistan ambushed a police van in Tank on Sunday.",
        ["Tehreek-e-Taliban Pakistan"],
    ),
    ("BRAS militants kidnapped two surveyors in Kech on Sunday.", ["militants", "Baloch Raaji Aajoi Sangar"]),
]


@pytest.mark.parametrize(("text", "actors"), BOTH)
def test_nameless_people_and_their_organisation_are_two_actors(text: str, actors: list[str]) -> None:
    assert [row[0] for row in said(text)] == actors


def test_a_spokesman_is_not_the_claimant() -> None:
    rows = said(ATTACK + "A spokesman for the Balochistan Liberation Army claimed responsibility.")
    assert [row[0] for row in rows] == ["Balochistan Liberation Army"]


def test_the_fighters_of_a_claim_are_not_told_of_twice() -> None:
    rows = said(ATTACK + "The Balochistan Liberation Army said its fighters had set off the bomb.")
    assert rows == [("Balochistan Liberation Army", "claimed", "Balochistan Liberation Army")]


def test_a_claim_far_down_belongs_to_the_only_happening() -> None:
    rest = "The road was closed. Traders met the commissioner. Schools stayed open. Rain fell at night. "
    assert (
        "Balochistan Liberation Front",
        "claimed",
        "Balochistan Liberation Front",
    ) in said(ATTACK + rest + "The Balochistan Liberation Front claimed the bombing on Wednesday.")


def test_gunmen_told_of_afterwards_are_kept() -> None:
    rows = said(
        "Nine people died in an assault on an office in Zhob on Monday. The gunmen had come in a stolen ambulance."
    )
    assert ("gunmen", "accused") in [row[:2] for row in rows]
