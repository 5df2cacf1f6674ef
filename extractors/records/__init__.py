"""The vocabulary: every type that travels between the stages, frozen, each field documented.

The way of the data is Source → Candidate → Capture → Article → Verdict →
IncidentReport, Statement, Meeting, Figure. Each type is filled once, by one stage.
Unknown is None, never a guess. Times are aware and in UTC. Offsets count
Unicode code points of `Article.text`, end exclusive: `text[start:end]`.
"""

from extractors.records.accounts import (
    Attribution,
    Casualty,
    Count,
    Decision,
    Extraction,
    Figure,
    IncidentReport,
    Meeting,
    MeetingPoint,
    Outcome,
    Participant,
    Place,
    Realis,
    Review,
    Span,
    Speaker,
    Statement,
    Target,
    Victim,
    When,
)
from extractors.records.articles import (
    Article,
    Fingerprint,
    Relevance,
    Tier,
    Verdict,
    VerdictKind,
)
from extractors.records.ids import (
    CODEBOOK_VERSION,
    EXTRACTOR_VERSION,
    stable_id,
)
from extractors.records.intake import (
    Candidate,
    Capture,
    FeedEntry,
    Poll,
    Source,
    SourceKind,
)

__all__ = [
    "CODEBOOK_VERSION",
    "EXTRACTOR_VERSION",
    "Article",
    "Attribution",
    "Candidate",
    "Capture",
    "Casualty",
    "Count",
    "Decision",
    "Extraction",
    "FeedEntry",
    "Figure",
    "Fingerprint",
    "IncidentReport",
    "Meeting",
    "MeetingPoint",
    "Outcome",
    "Participant",
    "Place",
    "Poll",
    "Realis",
    "Relevance",
    "Review",
    "Source",
    "SourceKind",
    "Span",
    "Speaker",
    "Statement",
    "Target",
    "Tier",
    "Verdict",
    "VerdictKind",
    "Victim",
    "When",
    "stable_id",
]
