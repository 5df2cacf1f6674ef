-- What is derived from accounts: incidents and utterances, and the decisions that link them.
CREATE TABLE links (
    link_id UUID NOT NULL,
    kind_code VARCHAR NOT NULL,
    left_id UUID NOT NULL,
    right_id UUID NOT NULL,
    judgement_code VARCHAR NOT NULL,
    score DOUBLE,
    features JSON NOT NULL,
    decided_by VARCHAR NOT NULL,
    reason VARCHAR,
    decided_at TIMESTAMPTZ NOT NULL,
    retracted_at TIMESTAMPTZ
);
COMMENT ON TABLE links IS 'Decisions about pairs of accounts. A decision is retracted, never deleted; pairs without a row were not alike enough to ask.';
COMMENT ON COLUMN links.link_id IS 'Of the pair, the judgement, its measure and who decided.';
COMMENT ON COLUMN links.kind_code IS 'report (two accounts of an incident) or statement (two reports of somebody''s words).';
COMMENT ON COLUMN links.left_id IS 'The one with the smaller id (incident_reports or statements).';
COMMENT ON COLUMN links.right_id IS 'The other.';
COMMENT ON COLUMN links.judgement_code IS 'same, different or unsure.';
COMMENT ON COLUMN links.score IS 'Sum of the features; NULL where a person decided.';
COMMENT ON COLUMN links.features IS 'What speaks for (above 0) and against (below 0), by name, in points.';
COMMENT ON COLUMN links.decided_by IS 'The rule with its version, or the person.';
COMMENT ON COLUMN links.reason IS 'Why, where a person decided.';
COMMENT ON COLUMN links.decided_at IS 'When it was decided.';
COMMENT ON COLUMN links.retracted_at IS 'When it was taken back; NULL while it holds.';

CREATE TABLE incidents (
    incident_id UUID NOT NULL,
    event_type VARCHAR NOT NULL,
    sub_event_type VARCHAR NOT NULL,
    attack_type_code VARCHAR NOT NULL,
    is_suicide BOOLEAN NOT NULL,
    realis_code VARCHAR NOT NULL,
    date_start DATE,
    date_end DATE,
    date_precision INTEGER NOT NULL,
    place_id VARCHAR,
    place_name VARCHAR,
    admin2_name VARCHAR,
    admin1_name VARCHAR,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    place_precision INTEGER,
    is_date_conflicting BOOLEAN NOT NULL,
    is_place_conflicting BOOLEAN NOT NULL,
    is_toll_conflicting BOOLEAN NOT NULL,
    report_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    independent_source_count INTEGER NOT NULL,
    first_reported_at TIMESTAMPTZ,
    last_reported_at TIMESTAMPTZ
);
COMMENT ON TABLE incidents IS 'What happened, derived by linking accounts and rebuilt at every run: one row an incident. Count these.';
COMMENT ON COLUMN incidents.incident_id IS 'Of its first account; an earlier account found later changes it.';
COMMENT ON COLUMN incidents.event_type IS 'ACLED event type, by most accounts.';
COMMENT ON COLUMN incidents.sub_event_type IS 'ACLED sub-event type, by most accounts.';
COMMENT ON COLUMN incidents.attack_type_code IS 'GTD attack type, by most accounts that name one.';
COMMENT ON COLUMN incidents.is_suicide IS 'Whether any account calls it a suicide attack.';
COMMENT ON COLUMN incidents.realis_code IS 'actual where any account says it happened, else foiled.';
COMMENT ON COLUMN incidents.date_start IS 'First day it can have happened, by the most exact and then most frequent account.';
COMMENT ON COLUMN incidents.date_end IS 'Last day it can have happened, by the same.';
COMMENT ON COLUMN incidents.date_precision IS 'UCDP: 1 day, 2 within 2 to 6 days, 3 week, 4 month, 5 year, 0 unknown.';
COMMENT ON COLUMN incidents.place_id IS 'Gazetteer entry that most accounts name, a district or better before a province.';
COMMENT ON COLUMN incidents.place_name IS 'English standard name.';
COMMENT ON COLUMN incidents.admin2_name IS 'District.';
COMMENT ON COLUMN incidents.admin1_name IS 'Province or state.';
COMMENT ON COLUMN incidents.country_code IS 'ISO-3.';
COMMENT ON COLUMN incidents.latitude IS 'Of the place, in degrees; a stand-in for the site where place_precision is above 1.';
COMMENT ON COLUMN incidents.longitude IS 'Of the place, in degrees.';
COMMENT ON COLUMN incidents.place_precision IS 'UCDP: 1 exact site, 2 near a named place, 3 district, 4 province, 5 larger or ambiguous, 6 country.';
COMMENT ON COLUMN incidents.is_date_conflicting IS 'Whether accounts give days that cannot both be right.';
COMMENT ON COLUMN incidents.is_place_conflicting IS 'Whether accounts give places that cannot both be right.';
COMMENT ON COLUMN incidents.is_toll_conflicting IS 'Whether the latest counts of its sources differ.';
COMMENT ON COLUMN incidents.report_count IS 'Accounts linked.';
COMMENT ON COLUMN incidents.article_count IS 'Articles that give them.';
COMMENT ON COLUMN incidents.independent_source_count IS 'Outlets that wrote their own: copies of one text and articles of one outlet count once.';
COMMENT ON COLUMN incidents.first_reported_at IS 'Publication of its first account.';
COMMENT ON COLUMN incidents.last_reported_at IS 'Publication of its latest account.';

CREATE TABLE incident_members (
    incident_id UUID NOT NULL,
    report_id UUID NOT NULL,
    source_group INTEGER NOT NULL
);
COMMENT ON TABLE incident_members IS 'Which accounts an incident is derived from.';
COMMENT ON COLUMN incident_members.incident_id IS 'The incident.';
COMMENT ON COLUMN incident_members.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN incident_members.source_group IS 'Accounts of one incident with the same number are not independent of each other.';

CREATE TABLE incident_figures (
    incident_id UUID NOT NULL,
    measure_code VARCHAR NOT NULL,
    count_low INTEGER,
    count_best INTEGER,
    count_high INTEGER,
    low_report_id UUID,
    best_report_id UUID,
    high_report_id UUID,
    basis VARCHAR NOT NULL,
    source_count INTEGER NOT NULL,
    is_conflicting BOOLEAN NOT NULL
);
COMMENT ON TABLE incident_figures IS 'An incident''s toll as its sources give it, each with the account it rests on.';
COMMENT ON COLUMN incident_figures.incident_id IS 'The incident.';
COMMENT ON COLUMN incident_figures.measure_code IS 'killed or injured.';
COMMENT ON COLUMN incident_figures.count_low IS 'Smallest of the latest counts of its independent sources.';
COMMENT ON COLUMN incident_figures.count_best IS 'The latest count from the best-placed source.';
COMMENT ON COLUMN incident_figures.count_high IS 'Largest of the latest counts of its independent sources.';
COMMENT ON COLUMN incident_figures.low_report_id IS 'The account that gives count_low.';
COMMENT ON COLUMN incident_figures.best_report_id IS 'The account that gives count_best.';
COMMENT ON COLUMN incident_figures.high_report_id IS 'The account that gives count_high.';
COMMENT ON COLUMN incident_figures.basis IS 'Why that account: its source''s standing, and whether the incident is its main news.';
COMMENT ON COLUMN incident_figures.source_count IS 'Independent sources that give a count.';
COMMENT ON COLUMN incident_figures.is_conflicting IS 'Whether their latest counts differ.';

CREATE TABLE utterances (
    utterance_id UUID NOT NULL,
    speaker_name VARCHAR NOT NULL,
    speaker_actor_id VARCHAR,
    statement_type_code VARCHAR NOT NULL,
    said_start DATE,
    said_end DATE,
    content_text VARCHAR NOT NULL,
    statement_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    first_reported_at TIMESTAMPTZ
);
COMMENT ON TABLE utterances IS 'What somebody said once, derived by linking reports of it and rebuilt at every run. Count these.';
COMMENT ON COLUMN utterances.utterance_id IS 'Of its first report; an earlier one found later changes it.';
COMMENT ON COLUMN utterances.speaker_name IS 'The speaker, resolved where possible.';
COMMENT ON COLUMN utterances.speaker_actor_id IS 'Entry of seeds/actors.toml; NULL where there is none.';
COMMENT ON COLUMN utterances.statement_type_code IS 'The statement type, by most reports.';
COMMENT ON COLUMN utterances.said_start IS 'First day it can have been said.';
COMMENT ON COLUMN utterances.said_end IS 'Last day it can have been said.';
COMMENT ON COLUMN utterances.content_text IS 'The words in its first report; the variants are in statements.';
COMMENT ON COLUMN utterances.statement_count IS 'Reports linked.';
COMMENT ON COLUMN utterances.article_count IS 'Articles that give them.';
COMMENT ON COLUMN utterances.first_reported_at IS 'Publication of its first report.';

CREATE TABLE utterance_members (
    utterance_id UUID NOT NULL,
    statement_id UUID NOT NULL
);
COMMENT ON TABLE utterance_members IS 'Which statements report an utterance.';
COMMENT ON COLUMN utterance_members.utterance_id IS 'The utterance.';
COMMENT ON COLUMN utterance_members.statement_id IS 'The statement.';
