-- What articles say: one article's account of one thing. What happened in the world is derived from these (0005).
CREATE TABLE incident_reports (
    report_id UUID NOT NULL,
    article_id UUID NOT NULL,
    report_number INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    sub_event_type VARCHAR NOT NULL,
    attack_type_code VARCHAR NOT NULL,
    is_suicide BOOLEAN NOT NULL,
    is_success BOOLEAN,
    realis_code VARCHAR NOT NULL,
    is_main BOOLEAN NOT NULL,
    confidence DOUBLE NOT NULL,
    date_start DATE,
    date_end DATE,
    date_precision INTEGER NOT NULL,
    date_text VARCHAR,
    place_id VARCHAR,
    place_name VARCHAR,
    admin2_name VARCHAR,
    admin1_name VARCHAR,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    place_precision INTEGER,
    place_text VARCHAR,
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    injured_low INTEGER,
    injured_best INTEGER,
    injured_high INTEGER,
    codebook_version VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL
);
COMMENT ON TABLE incident_reports IS 'One article''s account of one incident. Counting these counts accounts, not incidents: see incidents.';
COMMENT ON COLUMN incident_reports.report_id IS 'Of the article and where in it the account begins.';
COMMENT ON COLUMN incident_reports.article_id IS 'The article that gives the account.';
COMMENT ON COLUMN incident_reports.report_number IS 'Order in the article, from 0.';
COMMENT ON COLUMN incident_reports.event_type IS 'ACLED event type.';
COMMENT ON COLUMN incident_reports.sub_event_type IS 'ACLED sub-event type.';
COMMENT ON COLUMN incident_reports.attack_type_code IS 'GTD''s nine: assassination, armed_assault, bombing_explosion, hijacking, hostage_barricade, hostage_kidnapping, facility_attack, unarmed_assault, unknown.';
COMMENT ON COLUMN incident_reports.is_suicide IS 'Whether the account calls it a suicide attack.';
COMMENT ON COLUMN incident_reports.is_success IS 'Whether the act was carried out; NULL is unknown.';
COMMENT ON COLUMN incident_reports.realis_code IS 'actual, foiled, threatened, planned, hypothetical or denied.';
COMMENT ON COLUMN incident_reports.is_main IS 'Whether it is the article''s news; false for background.';
COMMENT ON COLUMN incident_reports.confidence IS '0 to 1, calibrated: of those given 0.8, eight in ten are right.';
COMMENT ON COLUMN incident_reports.date_start IS 'First day it can have happened; NULL is unknown, never the day of publication.';
COMMENT ON COLUMN incident_reports.date_end IS 'Last day it can have happened.';
COMMENT ON COLUMN incident_reports.date_precision IS 'UCDP: 1 day, 2 within 2 to 6 days, 3 week, 4 month, 5 year, 0 unknown.';
COMMENT ON COLUMN incident_reports.date_text IS 'The words the date was read from.';
COMMENT ON COLUMN incident_reports.place_id IS 'Gazetteer entry (seeds/places.csv).';
COMMENT ON COLUMN incident_reports.place_name IS 'English standard name; as written where the gazetteer has no entry.';
COMMENT ON COLUMN incident_reports.admin2_name IS 'District.';
COMMENT ON COLUMN incident_reports.admin1_name IS 'Province or state.';
COMMENT ON COLUMN incident_reports.country_code IS 'ISO-3.';
COMMENT ON COLUMN incident_reports.latitude IS 'Of the place, in degrees; a stand-in for the site where place_precision is above 1.';
COMMENT ON COLUMN incident_reports.longitude IS 'Of the place, in degrees.';
COMMENT ON COLUMN incident_reports.place_precision IS 'UCDP: 1 exact site, 2 near a named place, 3 district, 4 province, 5 larger or ambiguous, 6 country.';
COMMENT ON COLUMN incident_reports.place_text IS 'The place as written.';
COMMENT ON COLUMN incident_reports.killed_low IS 'Killed by this account, smallest; NULL is unknown, 0 a stated zero.';
COMMENT ON COLUMN incident_reports.killed_best IS 'Killed by this account, as stated.';
COMMENT ON COLUMN incident_reports.killed_high IS 'Killed by this account, largest; NULL where it is open ("at least 11").';
COMMENT ON COLUMN incident_reports.injured_low IS 'Injured by this account, smallest.';
COMMENT ON COLUMN incident_reports.injured_best IS 'Injured by this account, as stated.';
COMMENT ON COLUMN incident_reports.injured_high IS 'Injured by this account, largest.';
COMMENT ON COLUMN incident_reports.codebook_version IS 'Version of the codebook it was coded by.';
COMMENT ON COLUMN incident_reports.extractor_version IS 'Version of the extractor that coded it.';

CREATE TABLE report_casualties (
    report_id UUID NOT NULL,
    casualty_number INTEGER NOT NULL,
    outcome_code VARCHAR NOT NULL,
    role_code VARCHAR NOT NULL,
    nationality_code VARCHAR,
    is_including_attackers BOOLEAN,
    count_low INTEGER,
    count_best INTEGER,
    count_high INTEGER,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_casualties IS 'An account''s toll by group. Groups overlap ("six people, including five Chinese"): never sum them.';
COMMENT ON COLUMN report_casualties.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_casualties.casualty_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN report_casualties.outcome_code IS 'killed, injured, missing, abducted, rescued or arrested.';
COMMENT ON COLUMN report_casualties.role_code IS 'civilian, worker, security_force, police, militant, official, attacker or unknown.';
COMMENT ON COLUMN report_casualties.nationality_code IS 'ISO-3; NULL is unknown.';
COMMENT ON COLUMN report_casualties.is_including_attackers IS 'Whether the text says attackers are counted in.';
COMMENT ON COLUMN report_casualties.count_low IS 'Smallest; NULL is unknown.';
COMMENT ON COLUMN report_casualties.count_best IS 'As stated; NULL for words like "dozens".';
COMMENT ON COLUMN report_casualties.count_high IS 'Largest; NULL where it is open.';
COMMENT ON COLUMN report_casualties.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN report_casualties.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN report_casualties.span_text IS 'The words.';

CREATE TABLE report_attributions (
    report_id UUID NOT NULL,
    attribution_number INTEGER NOT NULL,
    actor_name VARCHAR NOT NULL,
    actor_id VARCHAR,
    stance_code VARCHAR NOT NULL,
    asserted_by VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_attributions IS 'Who is said to have done it, how and by whom. A claim and a denial live side by side.';
COMMENT ON COLUMN report_attributions.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_attributions.attribution_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN report_attributions.actor_name IS 'The actor''s name, or the words ("gunmen") where it is not known.';
COMMENT ON COLUMN report_attributions.actor_id IS 'Entry of seeds/actors.toml; NULL where there is none.';
COMMENT ON COLUMN report_attributions.stance_code IS 'claimed, denied, accused, suspected, charged or convicted.';
COMMENT ON COLUMN report_attributions.asserted_by IS 'Who says so; NULL where the account does not tell.';
COMMENT ON COLUMN report_attributions.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN report_attributions.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN report_attributions.span_text IS 'The words.';

CREATE TABLE report_targets (
    report_id UUID NOT NULL,
    target_number INTEGER NOT NULL,
    target_name VARCHAR NOT NULL,
    kind_code VARCHAR NOT NULL,
    nationality_code VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_targets IS 'Who or what an account says was aimed at.';
COMMENT ON COLUMN report_targets.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_targets.target_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN report_targets.target_name IS 'The target as named.';
COMMENT ON COLUMN report_targets.kind_code IS 'worker, convoy, mission, hotel, port, police, army, civilian, infrastructure, official or other.';
COMMENT ON COLUMN report_targets.nationality_code IS 'ISO-3; NULL is unknown.';
COMMENT ON COLUMN report_targets.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN report_targets.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN report_targets.span_text IS 'The words.';

CREATE TABLE report_victims (
    report_id UUID NOT NULL,
    victim_number INTEGER NOT NULL,
    victim_name VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_victims IS 'Persons or groups an account names among the harmed.';
COMMENT ON COLUMN report_victims.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_victims.victim_number IS 'Order in the account, from 0.';
COMMENT ON COLUMN report_victims.victim_name IS 'The name.';
COMMENT ON COLUMN report_victims.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN report_victims.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN report_victims.span_text IS 'The words.';

CREATE TABLE report_weapons (
    report_id UUID NOT NULL,
    weapon_code VARCHAR NOT NULL
);
COMMENT ON TABLE report_weapons IS 'Weapons an account names.';
COMMENT ON COLUMN report_weapons.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_weapons.weapon_code IS 'firearms, grenade, ied, vehicle_bomb, suicide_vest, suicide_vehicle, rocket, drone, mine, knife, arson or unknown.';

CREATE TABLE report_evidence (
    report_id UUID NOT NULL,
    field_name VARCHAR NOT NULL,
    evidence_number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE report_evidence IS 'The words an account was read from, for the whole and for each field.';
COMMENT ON COLUMN report_evidence.report_id IS 'The account (incident_reports).';
COMMENT ON COLUMN report_evidence.field_name IS 'The field the words are evidence for; "report" for the sentences of the whole.';
COMMENT ON COLUMN report_evidence.evidence_number IS 'Order within report and field, from 0.';
COMMENT ON COLUMN report_evidence.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN report_evidence.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN report_evidence.span_text IS 'The words.';

CREATE TABLE statements (
    statement_id UUID NOT NULL,
    article_id UUID NOT NULL,
    statement_number INTEGER NOT NULL,
    kind_code VARCHAR NOT NULL,
    statement_type_code VARCHAR NOT NULL,
    topic_codes VARCHAR[] NOT NULL,
    content_text VARCHAR NOT NULL,
    speaker_text VARCHAR,
    speaker_name VARCHAR,
    speaker_actor_id VARCHAR,
    speaker_title VARCHAR,
    speaker_organisation VARCHAR,
    addressee VARCHAR,
    said_start DATE,
    said_end DATE,
    said_precision INTEGER NOT NULL,
    said_text VARCHAR,
    subject VARCHAR,
    place_name VARCHAR,
    confidence DOUBLE NOT NULL,
    codebook_version VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL
);
COMMENT ON TABLE statements IS 'One article''s report of somebody''s words. The same words in ten articles are ten rows: see utterances.';
COMMENT ON COLUMN statements.statement_id IS 'Of the article and where in it the words begin.';
COMMENT ON COLUMN statements.article_id IS 'The article that reports it.';
COMMENT ON COLUMN statements.statement_number IS 'Order in the article, from 0.';
COMMENT ON COLUMN statements.kind_code IS 'direct (quoted words), indirect (reported speech) or mixed.';
COMMENT ON COLUMN statements.statement_type_code IS 'announcement, commitment, demand, condemnation, condolence, assurance, claim_of_responsibility, denial, accusation, warning, praise, description or other.';
COMMENT ON COLUMN statements.topic_codes IS 'What it is about (codebook, topics).';
COMMENT ON COLUMN statements.content_text IS 'What was said: its spans joined by " … "; offsets in statement_spans.';
COMMENT ON COLUMN statements.speaker_text IS 'The speaker as written; NULL where the text hides it.';
COMMENT ON COLUMN statements.speaker_name IS 'The speaker resolved.';
COMMENT ON COLUMN statements.speaker_actor_id IS 'Entry of seeds/actors.toml; NULL where there is none.';
COMMENT ON COLUMN statements.speaker_title IS 'The role held on the day.';
COMMENT ON COLUMN statements.speaker_organisation IS 'The organisation spoken for.';
COMMENT ON COLUMN statements.addressee IS 'To whom, when stated.';
COMMENT ON COLUMN statements.said_start IS 'First day it can have been said; NULL is unknown.';
COMMENT ON COLUMN statements.said_end IS 'Last day it can have been said.';
COMMENT ON COLUMN statements.said_precision IS 'UCDP: 1 day, 2 within 2 to 6 days, 3 week, 4 month, 5 year, 0 unknown.';
COMMENT ON COLUMN statements.said_text IS 'The words the date was read from.';
COMMENT ON COLUMN statements.subject IS 'What it is about when that is an actor, a body or an incident.';
COMMENT ON COLUMN statements.place_name IS 'Where it was said, when stated.';
COMMENT ON COLUMN statements.confidence IS '0 to 1, calibrated.';
COMMENT ON COLUMN statements.codebook_version IS 'Version of the codebook it was coded by.';
COMMENT ON COLUMN statements.extractor_version IS 'Version of the extractor that coded it.';

CREATE TABLE statement_spans (
    statement_id UUID NOT NULL,
    part_code VARCHAR NOT NULL,
    span_number INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL
);
COMMENT ON TABLE statement_spans IS 'Where a statement''s parts stand in the article.';
COMMENT ON COLUMN statement_spans.statement_id IS 'The statement.';
COMMENT ON COLUMN statement_spans.part_code IS 'content, cue or speaker.';
COMMENT ON COLUMN statement_spans.span_number IS 'Order within the part, from 0: content can be split.';
COMMENT ON COLUMN statement_spans.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN statement_spans.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN statement_spans.span_text IS 'The words.';

CREATE TABLE figures (
    figure_id UUID NOT NULL,
    article_id UUID NOT NULL,
    figure_number INTEGER NOT NULL,
    measure_code VARCHAR NOT NULL,
    group_name VARCHAR,
    period_start DATE,
    period_end DATE,
    place_name VARCHAR,
    asserted_by VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    span_text VARCHAR NOT NULL,
    codebook_version VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    count_low BIGINT,
    count_best BIGINT,
    count_high BIGINT
);
COMMENT ON TABLE figures IS 'Numbers over more than one incident, or stocks: what incidents are reconciled against, never mixed in.';
COMMENT ON COLUMN figures.figure_id IS 'Of the article and where in it the words stand.';
COMMENT ON COLUMN figures.article_id IS 'The article that gives it.';
COMMENT ON COLUMN figures.figure_number IS 'Order in the article, from 0.';
COMMENT ON COLUMN figures.measure_code IS 'What is counted: killed, injured, personnel, operations …';
COMMENT ON COLUMN figures.group_name IS 'Of whom; NULL where it is not said.';
COMMENT ON COLUMN figures.period_start IS 'First day of the period.';
COMMENT ON COLUMN figures.period_end IS 'Last day of the period.';
COMMENT ON COLUMN figures.place_name IS 'Where; NULL where it is not said.';
COMMENT ON COLUMN figures.asserted_by IS 'Who gives the number.';
COMMENT ON COLUMN figures.span_start IS 'Where the words begin in articles.text, in code points.';
COMMENT ON COLUMN figures.span_end IS 'Where the words end in articles.text, exclusive.';
COMMENT ON COLUMN figures.span_text IS 'The words.';
COMMENT ON COLUMN figures.codebook_version IS 'Version of the codebook it was coded by.';
COMMENT ON COLUMN figures.extractor_version IS 'Version of the extractor that coded it.';
COMMENT ON COLUMN figures.count_low IS 'Smallest.';
COMMENT ON COLUMN figures.count_best IS 'As stated.';
COMMENT ON COLUMN figures.count_high IS 'Largest; NULL where it is open.';
