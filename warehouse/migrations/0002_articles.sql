-- What was claimed, read and judged.
CREATE TABLE sources (
    source_id VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    kind_code VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    country_code VARCHAR,
    language_code VARCHAR,
    is_topic_filtered BOOLEAN NOT NULL,
    is_enabled BOOLEAN NOT NULL,
    origin VARCHAR,
    standing_code VARCHAR NOT NULL,
    reaches_back_days INTEGER,
    cadence_minutes INTEGER NOT NULL
);
COMMENT ON TABLE sources IS 'Where articles are announced: the rows of seeds/sources.toml.';
COMMENT ON COLUMN sources.source_id IS 'The source''s short name.';
COMMENT ON COLUMN sources.outlet IS 'The outlet''s name as printed; for an aggregator, the aggregator''s.';
COMMENT ON COLUMN sources.kind_code IS 'feed, sitemap or files.';
COMMENT ON COLUMN sources.url IS 'Address or folder.';
COMMENT ON COLUMN sources.country_code IS 'ISO-3 of the outlet''s home.';
COMMENT ON COLUMN sources.language_code IS 'ISO 639-1 of most of its articles.';
COMMENT ON COLUMN sources.is_topic_filtered IS 'Whether its entries are judged for the topic.';
COMMENT ON COLUMN sources.is_enabled IS 'Whether it is asked at all.';
COMMENT ON COLUMN sources.origin IS 'Where the row''s facts come from.';
COMMENT ON COLUMN sources.standing_code IS 'How near it stands to the facts: official, agency, outlet or claimant.';
COMMENT ON COLUMN sources.reaches_back_days IS 'How far back it lists articles, in days; NULL is unknown.';
COMMENT ON COLUMN sources.cadence_minutes IS 'Asked no oftener than this, in minutes.';

CREATE TABLE articles (
    article_id UUID NOT NULL,
    url VARCHAR,
    canonical_url VARCHAR,
    title VARCHAR,
    outlet VARCHAR,
    byline VARCHAR,
    language_code VARCHAR,
    published_at TIMESTAMPTZ,
    is_date_only BOOLEAN NOT NULL,
    updated_at TIMESTAMPTZ,
    is_seed BOOLEAN NOT NULL,
    is_abstract BOOLEAN NOT NULL,
    tier_code VARCHAR,
    relevance_score DOUBLE,
    relevance_words VARCHAR[],
    story_id UUID,
    source_id VARCHAR,
    capture_id UUID,
    text_sha256 VARCHAR,
    text VARCHAR,
    recorded_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE articles IS 'Every page or document read, one row a version. Text is kept where it is on topic and not held already.';
COMMENT ON COLUMN articles.article_id IS 'Of canonical url (or document id) and text: one version, one id.';
COMMENT ON COLUMN articles.url IS 'Address it was read from.';
COMMENT ON COLUMN articles.canonical_url IS 'The address without what varies from link to link.';
COMMENT ON COLUMN articles.title IS 'Headline.';
COMMENT ON COLUMN articles.outlet IS 'Outlet as printed.';
COMMENT ON COLUMN articles.byline IS 'Who wrote it, as printed.';
COMMENT ON COLUMN articles.language_code IS 'ISO 639-1.';
COMMENT ON COLUMN articles.published_at IS 'When it was published; NULL is unknown.';
COMMENT ON COLUMN articles.is_date_only IS 'Whether only the day is known: published_at is then noon UTC.';
COMMENT ON COLUMN articles.updated_at IS 'When the page says it last changed.';
COMMENT ON COLUMN articles.is_seed IS 'Whether it belongs to the seed set, known from the start.';
COMMENT ON COLUMN articles.is_abstract IS 'Whether the text is our abstract, not the article''s own words.';
COMMENT ON COLUMN articles.tier_code IS 'core, context or off (codebook, topic tiers); NULL where it was not judged.';
COMMENT ON COLUMN articles.relevance_score IS '0 to 1; 0.5 and above is core.';
COMMENT ON COLUMN articles.relevance_words IS 'The words that decided the tier.';
COMMENT ON COLUMN articles.story_id IS 'Shared by all accounts of the same news: the id of the first.';
COMMENT ON COLUMN articles.source_id IS 'The source that announced it; NULL for seeds.';
COMMENT ON COLUMN articles.capture_id IS 'The kept bytes it was read from (ops.captures).';
COMMENT ON COLUMN articles.text_sha256 IS 'SHA-256 of the normalised text, hexadecimal.';
COMMENT ON COLUMN articles.text IS 'What all offsets point into; NULL for off-topic articles and for exact copies, whose text is that of the article they copy.';
COMMENT ON COLUMN articles.recorded_at IS 'When the row was written.';

CREATE TABLE verdicts (
    candidate_id UUID NOT NULL,
    source_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    canonical_url VARCHAR,
    title VARCHAR,
    published_at TIMESTAMPTZ,
    updated_at TIMESTAMPTZ,
    verdict_code VARCHAR NOT NULL,
    article_id UUID,
    of_article_id UUID,
    score DOUBLE,
    story_id UUID,
    is_text_shared BOOLEAN NOT NULL,
    reason VARCHAR,
    tier_code VARCHAR,
    relevance_score DOUBLE,
    relevance_words VARCHAR[],
    capture_id UUID,
    run_id VARCHAR NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE verdicts IS 'One verdict for every candidate, with its evidence: nothing claimed or fetched is dropped silently.';
COMMENT ON COLUMN verdicts.candidate_id IS 'The claim judged, of source, url and updated_at.';
COMMENT ON COLUMN verdicts.source_id IS 'The source that claimed it.';
COMMENT ON COLUMN verdicts.url IS 'The address as claimed.';
COMMENT ON COLUMN verdicts.canonical_url IS 'The claimed address without what varies from link to link.';
COMMENT ON COLUMN verdicts.title IS 'The headline as claimed.';
COMMENT ON COLUMN verdicts.published_at IS 'When the source said it was published.';
COMMENT ON COLUMN verdicts.updated_at IS 'When the source said it last changed.';
COMMENT ON COLUMN verdicts.verdict_code IS 'new, same_url, same_text, near_copy, revision, same_story or rejected (codebook, duplicate verdict).';
COMMENT ON COLUMN verdicts.article_id IS 'The article read; NULL where nothing could be read.';
COMMENT ON COLUMN verdicts.of_article_id IS 'The article it duplicates, revises or shares its story with.';
COMMENT ON COLUMN verdicts.score IS 'Share of its shingles found in that article (near_copy, revision), or similarity (same_story).';
COMMENT ON COLUMN verdicts.is_text_shared IS 'Whether most of one text is in the other: then the two are no independent accounts.';
COMMENT ON COLUMN verdicts.story_id IS 'The story''s id: that of its first article.';
COMMENT ON COLUMN verdicts.reason IS 'The rung and its measure in words, or why it was rejected.';
COMMENT ON COLUMN verdicts.tier_code IS 'core, context or off; NULL where it was not judged.';
COMMENT ON COLUMN verdicts.relevance_score IS '0 to 1; 0.5 and above is core.';
COMMENT ON COLUMN verdicts.relevance_words IS 'The words that decided the tier.';
COMMENT ON COLUMN verdicts.capture_id IS 'The kept bytes (ops.captures); NULL where nothing was fetched.';
COMMENT ON COLUMN verdicts.run_id IS 'The run that decided (ops.runs).';
COMMENT ON COLUMN verdicts.decided_at IS 'When the verdict was stored.';
