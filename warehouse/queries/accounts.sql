-- The staged accounts asked for, in the order of warehouse.accounts.Account.
SELECT report_id::VARCHAR, article_id::VARCHAR, text_group::VARCHAR, published_at, outlet, standing_code, language_code,
       is_main, event_type, sub_event_type, attack_type_code, is_suicide, realis_code, date_start, date_end,
       date_precision, place_id, place_name, admin2_name, admin1_name, country_code, latitude, longitude,
       place_precision, killed, injured, actor_ids, kinds, nationalities, victims, ages, weapons, article_place_ids
FROM staged_accounts
WHERE report_id IN (SELECT unnest(from_json($ids, '["UUID"]')))
ORDER BY report_id
