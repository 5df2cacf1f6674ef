"""What an article says: accounts of incidents, statements and figures, with offsets into its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from extractors.records.articles import Article, Fingerprint, Relevance, Verdict
from extractors.records.intake import Candidate


class Realis(StrEnum):
    """Whether a reported happening took place."""

    ACTUAL = "actual"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number as an account gives it: "at least 11" is 11, 11, None; "dozens" is 24, None, None."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date an account gives, with UCDP's precision: 1 day, 2 within 2-6 days, 3 week, 4 month, 5 year, 0 unknown."""

    start: date | None = None
    end: date | None = None
    precision: int = 0
    text: str | None = None
    """The words it was read from; None where it was inferred from context."""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry (a row of places.csv) as used by an account."""

    id: str | None
    name: str
    """English standard name; as written where the gazetteer has no entry."""
    admin2: str | None = None
    """District."""
    admin1: str | None = None
    """Province or state."""
    country: str | None = None
    """ISO-3."""
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    """UCDP: 1 exact site, 2 near a named place, 3 district, 4 province, 5 larger or ambiguous, 6 country."""
    text: str | None = None
    """As written."""


@dataclass(frozen=True, slots=True)
class Casualty:
    """One group's toll in one account."""

    outcome: str
    """killed, injured, missing, abducted, rescued, arrested."""
    role: str
    """civilian, worker, security_force, police, militant, official, attacker, unknown."""
    nationality: str | None
    """ISO-3."""
    count: Count
    span: Span
    includes_attackers: bool | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have done it, how, and by whom."""

    actor: str
    """As named ("gunmen" too); the resolved actor's name where there is one."""
    actor_id: str | None
    stance: str
    """claimed, denied, accused, suspected, charged, convicted."""
    asserted_by: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what was aimed at."""

    name: str
    kind: str
    """worker, convoy, mission, hotel, port, police, army, civilian, infrastructure, official, other."""
    nationality: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Victim:
    """A person or group named among the harmed."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """One article's account of one incident (codebook, incident report)."""

    event_type: str
    sub_event_type: str
    attack_type: str
    """GTD's nine: assassination, armed_assault, bombing_explosion, hijacking, hostage_barricade,
    hostage_kidnapping, facility_attack, unarmed_assault, unknown."""
    suicide: bool
    success: bool | None
    realis: Realis
    is_main: bool
    confidence: float
    when: When
    place: Place | None
    killed: Count
    injured: Count
    casualties: tuple[Casualty, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    targets: tuple[Target, ...] = ()
    victims: tuple[Victim, ...] = ()
    weapons: tuple[str, ...] = ()
    """firearms, grenade, bomb, ied, explosives, dynamite, vehicle_bomb, suicide_vest, suicide_vehicle, rocket,
    drone, mine, knife, arson, unknown. A device of unstated kind is a bomb; an ied is one called improvised,
    home-made, roadside, remote-controlled or planted, for to call every bomb improvised would be a guess."""
    evidence: tuple[Span, ...] = ()
    """The sentences the report was read from."""
    field_evidence: tuple[tuple[str, Span], ...] = ()
    """(field, words) for every field read from words: date, place, killed, injured, weapon …"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, and resolved where the actor list knows them."""

    text: str
    start: int
    end: int
    name: str | None = None
    actor_id: str | None = None
    title: str | None = None
    """The role held on the day."""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words, or what they are reported to have said (codebook, statement)."""

    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Speaker | None
    addressee: str | None
    said_on: When
    statement_type: str
    topics: tuple[str, ...]
    confidence: float
    subject: str | None = None
    place: str | None = None
    carrier: str | None = None
    """The agency, outlet or release that carried the words, where that is not the speaker."""
    meeting: int | None = None
    """Index in `Extraction.meetings` of the meeting it was made at."""
    terms: tuple[str, ...] = ()
    """What it is compared by with other reports: stems, names and words of one meaning (extractors.terms)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number over more than one incident, or a stock (codebook, figure)."""

    measure: str
    group: str | None
    count: Count
    period_start: date | None
    period_end: date | None
    asserted_by: str | None
    span: Span
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part in a meeting, as one article tells it."""

    name: str
    """The resolved name; the words ("his Chinese counterpart") where nobody is named."""
    actor_id: str | None
    side: int
    """0 for those met by or receiving side 1; of whom the account does not say, 0 too."""
    is_principal: bool
    """Whether the meeting was between them; False for those also present."""
    level: str | None
    """head_of_state (or of government), minister, ambassador, official; None where no office is told."""
    country: str | None
    """ISO-3 of the state they are of."""
    title: str | None
    organisation: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingPoint:
    """Something agreed or discussed at a meeting; what one side said there is a statement."""

    kind: Literal["agreed", "discussed"]
    span: Span
    carrier: str | None = None
    """Whose account has it, where the article cites one."""
    terms: tuple[str, ...] = ()
    """What it is compared by with other accounts (extractors.terms)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One article's account of two sides coming together, or speaking over a line."""

    mode: str
    """PLOVER's: visit, meet, third_place, phone, video, mediation."""
    level: str | None
    """Of the side of lower rank: a minister received by a president is a minister's meeting."""
    when: When
    place: Place | None
    venue: str | None
    """The house it was held in, as written: "the Ministry of Interior"."""
    occasion: str | None
    """What it stood on the sidelines of, or the visit it belonged to, as written."""
    participants: tuple[Participant, ...]
    points: tuple[MeetingPoint, ...]
    told_by: str | None
    """Whose account the article cites for it: "a press release issued by the Interior Ministry"."""
    evidence: tuple[Span, ...]
    """The sentences it was read from."""
    readouts: tuple[tuple[str, str | None], ...] = ()
    """Each carrier cited for it or for what was said there, with the state (ISO-3) whose account that is."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one article says, as the readers found it."""

    incidents: tuple[IncidentReport, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two accounts; it overrules the rules."""

    a: str
    """Id of one incident report."""
    b: str
    judgement: Literal["same", "different"]
    why: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Review:
    """What a person found of one account; one found wrong is in no incident."""

    report: str
    """Id of the incident report."""
    judgement: Literal["right", "wrong"]
    why: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one candidate ended: what the warehouse stores in one transaction."""

    candidate: Candidate
    verdict: Verdict
    capture_id: str | None = None
    article: Article | None = None
    """None where nothing could be read (the verdict then says why)."""
    relevance: Relevance | None = None
    fingerprint: Fingerprint | None = None
    extraction: Extraction | None = None
    """None for off-topic articles and for copies, whose first account is extracted already."""
    canonical_url: str | None = None
    """Of the candidate's url; what `known_urls` is asked for before a fetch."""
