"""Weapon codes: a bomb of unstated kind is no improvised one; general words yield to exact ones."""

import pytest

from tests.extractors.incidents.helpers import reports

WEAPONS: list[tuple[str, set[str]]] = [
    ("A bomb exploded near a bank in Hub on Monday.", {"bomb"}),
    ("An explosive device went off near a bank in Hub on Monday.", {"bomb"}),
    ("A roadside bomb killed two soldiers in Kech on Monday.", {"ied"}),
    ("An improvised explosive device killed two soldiers in Kech on Monday.", {"ied"}),
    ("A bomb planted in a bin exploded in Hub on Monday.", {"ied"}),
    ("A bomb was set off by remote control as a van passed in Hub on Monday.", {"ied"}),
    ("A home-made bomb injured a boy in Hub on Monday.", {"ied"}),
    ("Militants blew up a gas pipeline with explosives in Sui on Monday.", {"explosives"}),
    ("Militants dynamited a bridge near Sibi on Monday.", {"dynamite"}),
    ("Two charges of TNT destroyed a pylon near Mach on Monday.", {"dynamite"}),
    ("A van packed with explosives blew up outside a hotel in Quetta on Monday.", {"vehicle_bomb"}),
    ("An explosives-laden truck blew up outside a hotel in Quetta on Monday.", {"vehicle_bomb"}),
    ("A suicide bomber rammed a car packed with explosives into a wall in Bannu on Monday.", {"suicide_vehicle"}),
    ("A suicide bomber detonated his vest at a mosque in Bannu on Monday.", {"suicide_vest"}),
    ("A suicide bomber killed three people in Nowshera on Monday. He wore a vest under a shawl.", {"suicide_vest"}),
    ("A bomb killed two men in Hub on Monday. The device had been hidden in a cart.", {"bomb"}),
    ("A school was blown up in Tank on Monday. Explosives had been placed in two rooms.", {"explosives"}),
    ("A blast killed two guards in Hub on Monday. Police with rifles stood outside the hospital.", set()),
    ("A landmine killed a boy in Kurram on Monday.", {"mine"}),
    ("Two grenades were thrown at a police post in Hub on Monday.", {"grenade"}),
    ("A rocket hit a camp in Turbat on Monday.", {"rocket"}),
    ("A quadcopter dropped a grenade on a post in Bannu on Monday.", {"drone", "grenade"}),
    ("Six militants died in a gunfight in Tirah on Monday.", {"firearms"}),
    ("Three men were hacked to death with axes in Kohat on Monday.", {"knife"}),
    ("Arsonists torched a bus in Hub on Monday.", {"arson"}),
    ("A petrol bomb was thrown at a shop in Hub on Monday.", {"arson"}),
]


@pytest.mark.parametrize(("text", "codes"), WEAPONS)
def test_weapon_codes(text: str, codes: set[str]) -> None:
    assert {code for report in reports(text) for code in report.weapons} == codes
