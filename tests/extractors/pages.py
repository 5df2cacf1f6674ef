"""A page of an invented outlet, in the pieces that tests put together."""

import json
from datetime import UTC, datetime

URL = "https://hill-courier.example/2026/02/05/guards-for-dam-camp"
TITLE = "Guards posted at dam workers' camp"
PARAGRAPHS = (
    "BESHAM: Police posted forty guards at the camp of a dam project on Thursday, days after a parcel bomb was found.",
    "The district police officer told reporters that every vehicle of the engineers would travel with an escort.",
    '"No one moves at night," he said. The company had asked for protection in a letter to the provincial government.',
    "A second check post is being built on the river road, and the guest house has been moved behind the main gate.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2026-02-05T17:00:00+05:00",
    "dateModified": "2026-02-05T19:30:00+05:00",
    "author": [{"@type": "Person", "name": "Sana Gul"}, {"@type": "Person", "name": "Imdad Ali"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Hill Courier"},
    "inLanguage": "en",
}
NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)


def page(head: str = "", body: str = BODY, *, h1: str | None = TITLE, title: str = f"{TITLE} - Hill Courier") -> str:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a><a href="/world">World</a></nav><article>{heading}{body}</article>'
        "<footer>© 2026 Hill Courier. All rights reserved.</footer></body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'
