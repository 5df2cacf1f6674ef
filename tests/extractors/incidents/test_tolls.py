"""How many were killed and injured: splits, lists, negation, updates, and who they were."""

import pytest

from tests.extractors.incidents.helpers import best, only, reports

TOLLS = [
    ("A bomb blast killed six people in Quetta.", 6, None),
    ("A bomb blast killed six people and injured 14 in Quetta.", 6, 14),
    ("Six people were killed and 14 others wounded in a bomb blast in Quetta.", 6, 14),
    ("At least 11 people were killed in a suicide attack in Peshawar.", 11, None),
    ("A blast in Turbat killed three labourers and injured at least nine.", 3, 9),
    ("Three soldiers were martyred and five others sustained injuries in an ambush near Panjgur.", 3, 5),
    ("Two policemen embraced martyrdom when militants attacked their van in Bannu.", 2, None),
    ("Five people lost their lives in a bomb explosion in Mastung.", 5, None),
    ("A roadside bomb claimed the lives of four soldiers in Awaran.", 4, None),
    ("Gunmen killed four men and wounded two women in Kalat.", 4, 2),
    ("A grenade attack left one man dead and seven injured in Khuzdar.", 1, 7),
    ("Gunmen opened fire on a bus in Noshki, leaving nine passengers dead.", 9, None),
    ("Gunmen opened fire on a van near Hub, killing two engineers and injuring their driver.", 2, 1),
    ("A man was shot dead in Karachi on Monday.", 1, None),
    ("A man and a woman were shot dead in Karachi on Monday.", 2, None),
    ("Unidentified gunmen shot and killed a teacher in Gwadar.", 1, None),
    ("Constable Rahim Bux was killed in a gun attack in Sibi on Sunday.", 1, None),
    ("Six people, including five Chinese engineers, died when a bomber struck their van in Besham.", 6, None),
    (
        "Six people, including five Chinese engineers and their driver, died when a bomber struck their van in Besham.",
        6,
        None,
    ),
    ("Two Chinese nationals and a Pakistani guard were killed in a bombing in Karachi.", 3, None),
    ("Five Chinese nationals and a Pakistani driver were killed in a suicide bombing in Besham.", 6, None),
    ("A suicide bomber killed 12 worshippers, among them three children, at a mosque in Peshawar.", 12, None),
    ("A total of 13 people were killed in a suicide attack on a bus in Dasu.", 13, None),
    ("No one was hurt when a bomb exploded near a bridge in Sibi.", None, 0),
    ("A bomb exploded on a railway track in Jacobabad but caused no casualties.", 0, 0),
    ("Four people were shot, one fatally, in a drive-by shooting in Lahore on Tuesday.", 1, 3),
    ("Seven people were shot in a market in Karachi on Tuesday.", None, 7),
    ("Five people were shot in Karachi on Tuesday. One of them later died in hospital.", 1, 4),
    ("Three men were shot dead and two others were shot and wounded in Hub.", 3, 2),
    ("A gunman killed his two brothers before killing himself in Multan on Friday.", 3, None),
    ("A suspected militant shot dead a trader in Tank, police said. The trader was buried on Sunday.", 1, None),
    ("A blast in Chaman killed three people on Monday. The death toll later rose to five.", 5, None),
    ("A blast in Chaman wounded ten people on Monday. Officials said the death toll had risen to four.", 4, 10),
    (
        "A policeman was killed in an attack on a checkpoint in Lakki Marwat. A bystander was also killed.",
        2,
        None,
    ),
    ("A blast killed two soldiers in Bolan. The two soldiers were travelling to Quetta.", 2, None),
    ("Two people were stabbed to death in Sukkur on Monday.", 2, None),
    ("An 18-year-old man was shot in the leg in Karachi on Monday and is in stable condition.", None, 1),
    ("A 17-year-old was killed and three other teenagers were injured in a shooting in Rawalpindi.", 1, 3),
    ("Security forces killed 14 militants in an intelligence-based operation in North Waziristan.", 14, None),
    ("Thirty militants were killed in a clearance operation in Kech.", 30, None),
    ("A mortally wounded officer died after gunmen attacked a police post in Bannu.", 1, None),
    ("Gunmen abducted five engineers near Tank on Wednesday.", None, None),
    ("Twelve miners were killed when gunmen stormed a coal mine in Duki.", 12, None),
    ("Police said three people were killed in the attack in Zhob; the group claimed it had killed nine.", 3, None),
    ("A bomb killed Ahmed Khan and Bilal Shah in Swat on Monday.", 2, None),
    ("The assassination of a provincial minister by gunmen in Quetta on Monday shocked the city.", 1, None),
    ("Police are investigating the murder of two brothers in Hyderabad on Sunday.", 2, None),
    ("Dozens of people were injured in a blast at a rally in Bajaur.", None, 24),
    ("More than 40 people were killed in a blast at a rally in Bajaur.", 41, None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS, ids=[case[0][:60] for case in TOLLS])
def test_totals(text: str, killed: int | None, injured: int | None) -> None:
    report = only(text)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


def test_at_least_leaves_the_high_open() -> None:
    report = only("At least 11 people were injured in a bomb blast in Quetta.")
    assert (report.injured.low, report.injured.best, report.injured.high) == (11, 11, None)


def test_unknown_is_not_zero() -> None:
    report = only("A bomb exploded outside a court in Quetta on Monday.")
    assert report.killed.low is None
    assert report.injured.low is None


GROUPS = [
    (
        "Six people, including five Chinese engineers, died when a bomber struck their van in Besham.",
        "worker",
        "CHN",
        5,
    ),
    ("Two Chinese nationals and a Pakistani guard were killed in a bombing in Karachi.", "civilian", "CHN", 2),
    ("Two Chinese nationals and a Pakistani guard were killed in a bombing in Karachi.", "security_force", "PAK", 1),
    ("A blast in Turbat killed three Chinese workers.", "worker", "CHN", 3),
    ("Three soldiers were killed in an ambush near Panjgur.", "security_force", None, 3),
    ("Two policemen were killed when militants attacked a van in Bannu.", "police", None, 2),
    ("Security forces killed 14 militants in an operation in North Waziristan.", "militant", None, 14),
    ("A blast in Quetta killed four Afghan traders.", "civilian", "AFG", 4),
    ("Gunmen shot dead a former mayor in Khuzdar.", "official", None, 1),
    ("Three attackers were killed by guards during an attack on a hotel in Gwadar.", "attacker", None, 3),
]


@pytest.mark.parametrize(("text", "role", "nationality", "number"), GROUPS)
def test_groups(text: str, role: str, nationality: str | None, number: int) -> None:
    rows = [(c.role, c.nationality, c.count.best) for c in only(text).casualties if c.outcome == "killed"]
    assert (role, nationality, number) in rows


OTHER_OUTCOMES = [
    ("Gunmen abducted five engineers near Tank on Wednesday.", "abducted", 5),
    ("Militants kidnapped two Chinese teachers in Quetta.", "abducted", 2),
    ("Commandos rescued 20 hostages after gunmen hijacked a train in Bolan.", "rescued", 20),
    ("Police arrested three suspects after a bomb blast in Karachi killed two people.", "arrested", 3),
]


@pytest.mark.parametrize(("text", "outcome", "number"), OTHER_OUTCOMES)
def test_other_outcomes(text: str, outcome: str, number: int) -> None:
    assert any(c.outcome == outcome and c.count.best == number for r in reports(text) for c in r.casualties)


TITLES = [
    ("4 shot, 1 killed in park", "Police in Gujrat said a shooting at a park on Monday is under investigation.", 1, 3),
    ("3 injured in blast", "A bomb exploded in Swabi on Monday, police said.", None, 3),
    ("Boy, 11, hurt in shooting", "An 11-year-old boy was wounded in a shooting in Multan on Monday.", None, 1),
]


@pytest.mark.parametrize(("title", "text", "killed", "injured"), TITLES)
def test_titles_are_context(title: str, text: str, killed: int | None, injured: int | None) -> None:
    report = only(text, title)
    assert (best(report, "killed"), best(report, "injured")) == (killed, injured)


def test_claimants_number_is_the_high_end_and_never_the_best() -> None:
    text = (
        "Police said three soldiers were killed when militants attacked a camp in Kech district on Sunday. "
        "The Balochistan Liberation Front said that nine soldiers had been killed."
    )
    killed = reports(text)[0].killed
    assert (killed.best, killed.high) == (3, 9)


def test_dead_attackers_are_apart_from_the_victims() -> None:
    text = "Gunmen attacked a bank in Panjgur on Thursday and killed a clerk. Four militants were killed by troops."
    report = reports(text)[0]
    assert report.killed.best == 1
    assert any(row.role == "militant" and row.count.best == 4 for row in report.casualties)
