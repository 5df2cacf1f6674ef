"""Records for the warehouse tests: invented news in our own words."""

from datetime import UTC, date, datetime, timedelta

from extractors.fingerprint import canonical_url, fingerprint
from extractors.records import (
    Article,
    Attribution,
    Candidate,
    Capture,
    Casualty,
    Count,
    Extraction,
    Figure,
    IncidentReport,
    Outcome,
    Place,
    Realis,
    Relevance,
    Span,
    Speaker,
    Statement,
    Target,
    Tier,
    Verdict,
    VerdictKind,
    Victim,
    When,
    stable_id,
)

NOW = datetime(2026, 2, 6, 9, 0, tzinfo=UTC)
TEXT = (
    "Gunmen opened fire on a bus carrying engineers near Hub on Tuesday evening, killing two of them, police said. "
    "A spokesman for the provincial government, Farid Gul, said the road had been closed and a search had begun. "
    "“We will find whoever did this,” Gul told reporters in Quetta. The engineers were working on a water scheme. "
    "No group had claimed the attack by midnight. It was the third on the coastal road since December."
)
TWO = Count(2, 2, 2)
HUB = Place("hub", "Hub", "Hub", "Balochistan", "PAK", 25.03, 66.89, 2, "near Hub")
QUETTA = Place("quetta", "Quetta", "Quetta", "Balochistan", "PAK", 30.18, 66.98, 2, "Quetta")
KARACHI = Place("karachi", "Karachi", "Karachi", "Sindh", "PAK", 24.86, 67.01, 2, "Karachi")


def candidate(number: int = 0, source: str = "herald", **changes: object) -> Candidate:
    values: dict[str, object] = {"title": f"Story {number}", "published_at": NOW - timedelta(hours=1)} | changes
    return Candidate(source, f"https://{source}.example/{number}", **values)  # type: ignore[arg-type]


def article(text: str = TEXT, url: str | None = "https://herald.example/0", **changes: object) -> Article:
    canonical = canonical_url(url) if url else None
    values: dict[str, object] = {"title": "Two killed near Hub", "outlet": "Herald", "published_at": NOW} | changes
    return Article(stable_id("article", canonical, text), url, canonical, text, **values)  # type: ignore[arg-type]


def capture(number: int = 0, fetched_at: datetime = NOW) -> Capture:
    return Capture(
        capture_id=stable_id("capture", number),
        url=f"https://herald.example/{number}",
        final_url=f"https://herald.example/{number}",
        status=200,
        fetched_at=fetched_at,
        content_type="text/html",
        charset="utf-8",
        body_sha256="ab" * 32,
        body_length=1000,
        warc_file="a.warc.gz",
        warc_offset=number * 500,
        warc_length=500,
        etag='"x"',
    )


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def report(
    on: date | None = date(2026, 2, 3),
    place: Place | None = HUB,
    killed: Count = TWO,
    precision: int = 1,
    **changes: object,
) -> IncidentReport:
    values: dict[str, object] = {
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "attack_type": "armed_assault",
        "suicide": False,
        "success": True,
        "realis": Realis.ACTUAL,
        "is_main": True,
        "confidence": 0.8,
        "when": When(on, on, precision if on else 0, "Tuesday"),
        "place": place,
        "killed": killed,
        "injured": Count(),
        "casualties": (Casualty("killed", "worker", None, Count(2, 2, 2), span("killing two of them")),),
        "attributions": (Attribution("gunmen", None, "accused", "police", span("Gunmen")),),
        "targets": (Target("engineers", "worker", "CHN", span("engineers")),),
        "victims": (Victim("engineers", span("engineers")),),
        "weapons": ("firearms", "firearms"),
        "evidence": (span(TEXT.partition(". ")[0]),),
        "field_evidence": (("killed", span("killing two")), ("date", span("Tuesday"))),
    }
    return IncidentReport(**(values | changes))  # type: ignore[arg-type]


def extraction(*reports: IncidentReport) -> Extraction:
    words = span("We will find whoever did this")
    statement = Statement(
        kind="direct",
        content=(words,),
        cue=span("told"),
        speaker=Speaker("Gul", TEXT.index("Gul told"), TEXT.index("Gul told") + 3, "Farid Gul", None, "spokesman"),
        addressee="reporters",
        said_on=When(date(2026, 2, 3), date(2026, 2, 3), 1, None),
        statement_type="commitment",
        topics=("counter_terrorism",),
        confidence=0.7,
    )
    figure = Figure("attacks", "coastal road", Count(3, 3, 3), None, None, None, span("the third"))
    return Extraction(reports or (report(),), (statement,), (figure,))


def outcome(
    of: Candidate, read: Article | None = None, kind: VerdictKind = VerdictKind.NEW, **changes: object
) -> Outcome:
    values: dict[str, object] = {
        "article": read,
        "relevance": Relevance(Tier.CORE, 0.9, ("engineers",)),
        "fingerprint": fingerprint(read.text, read.title) if read else None,
        "extraction": extraction() if read and read.text == TEXT else None,
        "canonical_url": canonical_url(of.url),
    } | changes
    return Outcome(of, Verdict(kind, reason="test"), **values)  # type: ignore[arg-type]
