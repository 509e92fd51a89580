ALTER TABLE "ledger_head" ADD COLUMN "tolerated_skew" interval DEFAULT '10 minutes';
--> statement-breakpoint
-- As before, and: the time of an entry is the application's word, but not any word. Whoever holds the application's role
-- can still write, yet neither into the past nor into the future.
CREATE OR REPLACE FUNCTION ledger_append(leaf bytea, salt bytea, payload bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry jsonb := convert_from(leaf, 'UTF8')::jsonb;
  entry_time timestamptz := (entry ->> 'time')::timestamptz;
  position bigint;
  tolerated interval;
BEGIN
  IF octet_length(leaf) > 65535 THEN
    RAISE EXCEPTION 'a ledger leaf holds at most 65535 bytes, got %', octet_length(leaf);
  END IF;
  IF octet_length(salt) < 16 OR encode(sha256(salt || payload), 'hex') IS DISTINCT FROM entry ->> 'payload_commit' THEN
    RAISE EXCEPTION 'the leaf does not commit to its payload';
  END IF;
  UPDATE ledger_head SET size = size + 1 WHERE id = 1 RETURNING size - 1, tolerated_skew INTO position, tolerated;
  -- Not now(): that is when the transaction began, and an import may take long.
  IF entry_time NOT BETWEEN clock_timestamp() - tolerated AND clock_timestamp() + tolerated THEN
    RAISE EXCEPTION 'the entry says it is %, more than % minutes from the time of the database',
      entry ->> 'time', round(extract(epoch FROM tolerated) / 60)
      USING HINT = 'Set the clocks of the application''s machine and of the database''s.';
  END IF;
  INSERT INTO ledger_entries (index, at, leaf, leaf_hash, action, object_type, object_id, actor_type, actor_id)
  VALUES (position, entry_time, leaf, sha256('\x00'::bytea || leaf), entry ->> 'action',
          entry #>> '{object,type}', entry #>> '{object,id}', entry #>> '{actor,type}', entry #>> '{actor,id}');
  INSERT INTO ledger_payloads (index, salt, payload) VALUES (position, salt, payload);
  RETURN position;
END $$;
