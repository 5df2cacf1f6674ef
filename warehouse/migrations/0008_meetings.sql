-- Meetings as articles tell them, what statements are compared by, and what is derived: utterances' outlets, promises, meetings.
ALTER TABLE statements ADD COLUMN carrier VARCHAR;
ALTER TABLE statements ADD COLUMN meeting_report_id UUID;
ALTER TABLE statements ADD COLUMN terms VARCHAR[];
COMMENT ON COLUMN statements.carrier IS 'The agency, outlet or release that carried the words, where that is not the speaker.';
COMMENT ON COLUMN statements.meeting_report_id IS 'The account of the meeting it was made at (meeting_reports); NULL where it was at none.';
COMMENT ON COLUMN statements.terms IS 'What it is compared by: stems, names (~) and words of one meaning (=).';

ALTER TABLE utterances ADD COLUMN topic_codes VARCHAR[];
ALTER TABLE utterances ADD COLUMN outlet_count INTEGER;
ALTER TABLE utterances ADD COLUMN language_codes VARCHAR[];
ALTER TABLE utterances ADD COLUMN meeting_id UUID;
COMMENT ON COLUMN utterances.topic_codes IS 'What it is about, by any report.';
COMMENT ON COLUMN utterances.outlet_count IS 'Outlets that printed it.';
COMMENT ON COLUMN utterances.language_codes IS 'ISO 639-1, of the articles that report it.';
COMMENT ON COLUMN utterances.meeting_id IS 'The meeting it was made at (meetings); NULL where no report says so.';

CREATE TABLE meeting_reports (
    meeting_report_id UUID NOT NULL,
    article_id UUID NOT NULL,
    meeting_number INTEGER NOT NULL,
    mode_code VARCHAR NOT NULL,
    level_code VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision INTEGER NOT NULL,
    date_text VARCHAR,
    place_id VARCHAR,
    place_name VARCHAR,
    country_code VARCHAR,
    venue VARCHAR,
    occasion VARCHAR,
    told_by VARCHAR,
    codebook_version VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL
);
COMMENT ON TABLE meeting_reports IS 'One article''s account of a meeting or call. Counting these counts accounts: see meetings.';
COMMENT ON COLUMN meeting_reports.meeting_report_id IS 'Of the article and where in it the meeting is told first.';
COMMENT ON COLUMN meeting_reports.article_id IS 'The article that tells it.';
COMMENT ON COLUMN meeting_reports.meeting_number IS 'Order in the article, from 0.';
COMMENT ON COLUMN meeting_reports.mode_code IS 'PLOVER''s modes of consulting: visit, meet, third_place, phone, video or mediation.';
COMMENT ON COLUMN meeting_reports.level_code IS 'head_of_state (or of government), minister, ambassador or official: of the side of lower rank.';
COMMENT ON COLUMN meeting_reports.date_start IS 'First day it can have been; NULL is unknown.';
COMMENT ON COLUMN meeting_reports.date_end IS 'Last day it can have been.';
COMMENT ON COLUMN meeting_reports.date_precision IS 'UCDP: 1 day, 2 within 2 to 6 days, 0 unknown.';
COMMENT ON COLUMN meeting_reports.date_text IS 'The words the date was read from.';
COMMENT ON COLUMN meeting_reports.place_id IS 'Gazetteer entry (seeds/places.csv).';
COMMENT ON COLUMN meeting_reports.place_name IS 'English standard name; as written where the gazetteer has no entry.';
COMMENT ON COLUMN meeting_reports.country_code IS 'ISO-3 of the place.';
COMMENT ON COLUMN meeting_reports.venue IS 'The house it was held in, as written.';
COMMENT ON COLUMN meeting_reports.occasion IS 'What it stood on the sidelines of, or the visit it belonged to, as written.';
COMMENT ON COLUMN meeting_reports.told_by IS 'Whose account the article cites for it.';
COMMENT ON COLUMN meeting_reports.codebook_version IS 'Version of the codebook it was coded by.';
COMMENT ON COLUMN meeting_reports.extractor_version IS 'Version of the extractor that coded it.';

CREATE TABLE meeting_participants (
    meeting_report_id UUID NOT NULL,
    participant_number INTEGER NOT NULL,
    participant_name VARCHAR NOT NULL,
    actor_id VARCHAR,
    side_number INTEGER NOT NULL,
    is_principal BOOLEAN NOT NULL,
    level_code VARCHAR,
    country_code VARCHAR,
    title VARCHAR,
    organisation VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE meeting_participants IS 'Who took part in a meeting, by one account.';
COMMENT ON COLUMN meeting_participants.meeting_report_id IS 'The account (meeting_reports).';
COMMENT ON COLUMN meeting_participants.participant_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN meeting_participants.participant_name IS 'The resolved name; the words ("his Chinese counterpart") where nobody is named.';
COMMENT ON COLUMN meeting_participants.actor_id IS 'Entry of seeds/actors.toml; NULL where there is none.';
COMMENT ON COLUMN meeting_participants.side_number IS '0 or 1: those with one number met those with the other.';
COMMENT ON COLUMN meeting_participants.is_principal IS 'Whether the meeting was between them; false for those also present.';
COMMENT ON COLUMN meeting_participants.level_code IS 'head_of_state, minister, ambassador or official; NULL where no office is told.';
COMMENT ON COLUMN meeting_participants.country_code IS 'ISO-3 of the state they are of.';
COMMENT ON COLUMN meeting_participants.title IS 'The office held on the day.';
COMMENT ON COLUMN meeting_participants.organisation IS 'The body it is of.';
COMMENT ON COLUMN meeting_participants.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN meeting_participants.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN meeting_participants.span_text IS 'The words.';

CREATE TABLE meeting_points (
    meeting_report_id UUID NOT NULL,
    point_number INTEGER NOT NULL,
    kind_code VARCHAR NOT NULL,
    carrier VARCHAR,
    terms VARCHAR[] NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE meeting_points IS 'What was agreed or discussed at a meeting, by one account. What one side said there is in statements.';
COMMENT ON COLUMN meeting_points.meeting_report_id IS 'The account (meeting_reports).';
COMMENT ON COLUMN meeting_points.point_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN meeting_points.kind_code IS 'agreed or discussed.';
COMMENT ON COLUMN meeting_points.carrier IS 'Whose account has it, where the article cites one.';
COMMENT ON COLUMN meeting_points.terms IS 'What it is compared by: stems, names (~) and words of one meaning (=).';
COMMENT ON COLUMN meeting_points.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN meeting_points.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN meeting_points.span_text IS 'The words.';

CREATE TABLE meeting_evidence (
    meeting_report_id UUID NOT NULL,
    evidence_number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE meeting_evidence IS 'The sentences an account of a meeting was read from.';
COMMENT ON COLUMN meeting_evidence.meeting_report_id IS 'The account (meeting_reports).';
COMMENT ON COLUMN meeting_evidence.evidence_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN meeting_evidence.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN meeting_evidence.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN meeting_evidence.span_text IS 'The words.';

CREATE TABLE meeting_readouts (
    meeting_report_id UUID NOT NULL,
    carrier VARCHAR NOT NULL,
    country_code VARCHAR
);
COMMENT ON TABLE meeting_readouts IS 'Whose accounts an article cites for a meeting: a ministry''s release, a state agency.';
COMMENT ON COLUMN meeting_readouts.meeting_report_id IS 'The account (meeting_reports).';
COMMENT ON COLUMN meeting_readouts.carrier IS 'Who is cited, as statements.carrier and meeting_points.carrier have it.';
COMMENT ON COLUMN meeting_readouts.country_code IS 'ISO-3 of the state whose account it is; NULL is unknown.';

CREATE TABLE meetings (
    meeting_id UUID NOT NULL,
    mode_code VARCHAR NOT NULL,
    level_code VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision INTEGER NOT NULL,
    place_name VARCHAR,
    country_code VARCHAR,
    venue VARCHAR,
    occasion VARCHAR,
    side_0_names VARCHAR[] NOT NULL,
    side_1_names VARCHAR[] NOT NULL,
    country_codes VARCHAR[] NOT NULL,
    report_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    outlet_count INTEGER NOT NULL,
    first_reported_at TIMESTAMPTZ
);
COMMENT ON TABLE meetings IS 'Meetings that took place, derived by linking accounts and rebuilt at every run. Count these.';
COMMENT ON COLUMN meetings.meeting_id IS 'Of its first account; an earlier account found later changes it.';
COMMENT ON COLUMN meetings.mode_code IS 'PLOVER''s modes: visit, meet, third_place, phone, video or mediation; the most telling of its accounts.';
COMMENT ON COLUMN meetings.level_code IS 'head_of_state (or of government), minister, ambassador or official, by most accounts.';
COMMENT ON COLUMN meetings.date_start IS 'First day it can have been, by the most exact account.';
COMMENT ON COLUMN meetings.date_end IS 'Last day it can have been.';
COMMENT ON COLUMN meetings.date_precision IS 'UCDP: 1 day, 2 within 2 to 6 days, 0 unknown.';
COMMENT ON COLUMN meetings.place_name IS 'Where, by most accounts that tell.';
COMMENT ON COLUMN meetings.country_code IS 'ISO-3 of the place.';
COMMENT ON COLUMN meetings.venue IS 'The house it was held in, as the first account that tells writes it.';
COMMENT ON COLUMN meetings.occasion IS 'What it stood beside, as the first account that tells writes it.';
COMMENT ON COLUMN meetings.side_0_names IS 'Principals of the one side.';
COMMENT ON COLUMN meetings.side_1_names IS 'Principals of the other.';
COMMENT ON COLUMN meetings.country_codes IS 'ISO-3 of the states they are of.';
COMMENT ON COLUMN meetings.report_count IS 'Accounts linked.';
COMMENT ON COLUMN meetings.article_count IS 'Articles that give them.';
COMMENT ON COLUMN meetings.outlet_count IS 'Outlets that printed them.';
COMMENT ON COLUMN meetings.first_reported_at IS 'Publication of its first account.';

CREATE TABLE meeting_members (
    meeting_id UUID NOT NULL,
    meeting_report_id UUID NOT NULL
);
COMMENT ON TABLE meeting_members IS 'Which accounts a meeting is derived from.';
COMMENT ON COLUMN meeting_members.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meeting_members.meeting_report_id IS 'The account (meeting_reports).';

CREATE TABLE meeting_matters (
    meeting_id UUID NOT NULL,
    matter_id UUID NOT NULL,
    kind_code VARCHAR NOT NULL,
    speaker_name VARCHAR,
    content_text VARCHAR NOT NULL
);
COMMENT ON TABLE meeting_matters IS 'What was agreed, discussed or said at a meeting, each thing once whatever its wording in the accounts.';
COMMENT ON COLUMN meeting_matters.meeting_id IS 'The meeting.';
COMMENT ON COLUMN meeting_matters.matter_id IS 'Of the first telling.';
COMMENT ON COLUMN meeting_matters.kind_code IS 'agreed, discussed or said.';
COMMENT ON COLUMN meeting_matters.speaker_name IS 'Who said it; NULL for what both agreed or discussed.';
COMMENT ON COLUMN meeting_matters.content_text IS 'The words of the first telling.';

CREATE TABLE matter_tellings (
    matter_id UUID NOT NULL,
    telling_id UUID NOT NULL,
    meeting_report_id UUID NOT NULL,
    statement_id UUID,
    point_number INTEGER,
    readout_code VARCHAR NOT NULL,
    content_text VARCHAR NOT NULL
);
COMMENT ON TABLE matter_tellings IS 'Where a matter of a meeting is told: a statement or a point of one account.';
COMMENT ON COLUMN matter_tellings.matter_id IS 'The matter (meeting_matters).';
COMMENT ON COLUMN matter_tellings.telling_id IS 'Of the statement, or of the account and its point.';
COMMENT ON COLUMN matter_tellings.meeting_report_id IS 'The account it stands in.';
COMMENT ON COLUMN matter_tellings.statement_id IS 'The statement; NULL for a point.';
COMMENT ON COLUMN matter_tellings.point_number IS 'The point of the account; NULL for a statement.';
COMMENT ON COLUMN matter_tellings.readout_code IS 'Whose account: ISO-3 of the state cited, else of the outlet''s home, else the outlet.';
COMMENT ON COLUMN matter_tellings.content_text IS 'The words.';

CREATE TABLE promises (
    promise_id UUID NOT NULL,
    speaker_name VARCHAR NOT NULL,
    speaker_actor_id VARCHAR,
    content_text VARCHAR NOT NULL,
    topic_codes VARCHAR[] NOT NULL,
    utterance_count INTEGER NOT NULL,
    outlet_count INTEGER NOT NULL,
    first_said_on DATE,
    last_said_on DATE
);
COMMENT ON TABLE promises IS 'Commitments, assurances and announcements of one speaker that say the same, on whatever days; derived anew at every run.';
COMMENT ON COLUMN promises.promise_id IS 'Of its first utterance.';
COMMENT ON COLUMN promises.speaker_name IS 'Who promised.';
COMMENT ON COLUMN promises.speaker_actor_id IS 'Entry of seeds/actors.toml; NULL where there is none.';
COMMENT ON COLUMN promises.content_text IS 'The words when it was first made.';
COMMENT ON COLUMN promises.topic_codes IS 'What it is about, by any utterance.';
COMMENT ON COLUMN promises.utterance_count IS 'How often it was made: on how many occasions, not in how many articles.';
COMMENT ON COLUMN promises.outlet_count IS 'Outlets that printed it.';
COMMENT ON COLUMN promises.first_said_on IS 'Day it was first made: as stated, else of the first report; NULL is unknown.';
COMMENT ON COLUMN promises.last_said_on IS 'Day it was made last, by the same.';

CREATE TABLE promise_members (
    promise_id UUID NOT NULL,
    utterance_id UUID NOT NULL
);
COMMENT ON TABLE promise_members IS 'Which utterances make a promise, or make it again.';
COMMENT ON COLUMN promise_members.promise_id IS 'The promise.';
COMMENT ON COLUMN promise_members.utterance_id IS 'The utterance.';

COMMENT ON COLUMN links.kind_code IS 'report (two accounts of an incident), statement (two reports of somebody''s words) or meeting (two accounts of a meeting).';
COMMENT ON COLUMN links.left_id IS 'The one with the smaller id (incident_reports, statements or meeting_reports).';
