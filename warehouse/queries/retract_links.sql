UPDATE links SET retracted_at = $at WHERE link_id IN (SELECT unnest(from_json($ids, '["UUID"]')))
