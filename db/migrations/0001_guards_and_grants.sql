-- Month partitions of the append-only tables. The default partition keeps rows outside the prepared
-- months, so that an insert never fails for want of one; the worker prepares months ahead.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE FUNCTION guard_append_only(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = target AND tgname = 'append_only_truncate') THEN
    EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_truncate', target);
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = target AND tgname = 'append_only_row') THEN
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_row', target);
END $$;
--> statement-breakpoint
SELECT guard_append_only('ledger_entries'), guard_append_only('ledger_payloads'), guard_append_only('evidence'),
       guard_append_only('artifacts'), guard_append_only('artifact_chunks'), guard_append_only('finding_events'),
       guard_append_only('policy_versions');
--> statement-breakpoint
CREATE FUNCTION ensure_month_partitions(first_month date, last_month date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  parent text;
  month date;
  name text;
  created integer := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['ledger_entries', 'finding_events'] LOOP
    IF to_regclass(parent || '_default') IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', parent || '_default', parent);
      PERFORM guard_append_only(to_regclass(parent || '_default'));
    END IF;
    month := date_trunc('month', first_month)::date;
    WHILE month <= last_month LOOP
      name := parent || '_' || to_char(month, 'YYYYMM');
      IF to_regclass(name) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name, parent,
          month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
        PERFORM guard_append_only(to_regclass(name));
        created := created + 1;
      END IF;
      month := (month + interval '1 month')::date;
    END LOOP;
  END LOOP;
  RETURN created;
END $$;
--> statement-breakpoint
SELECT ensure_month_partitions((now() - interval '14 months')::date, (now() + interval '3 months')::date);
--> statement-breakpoint
INSERT INTO ledger_head (id, size) VALUES (1, 0);
--> statement-breakpoint
-- The only way into the ledger. The columns are read out of the leaf, so they cannot disagree with it;
-- updating the head row makes the index gapless and serialises appends until the transaction ends.
CREATE FUNCTION ledger_append(leaf bytea, salt bytea, payload bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entry jsonb := convert_from(leaf, 'UTF8')::jsonb;
  position bigint;
BEGIN
  IF octet_length(leaf) > 65535 THEN
    RAISE EXCEPTION 'a ledger leaf holds at most 65535 bytes, got %', octet_length(leaf);
  END IF;
  IF octet_length(salt) < 16 OR encode(sha256(salt || payload), 'hex') IS DISTINCT FROM entry ->> 'payload_commit' THEN
    RAISE EXCEPTION 'the leaf does not commit to its payload';
  END IF;
  UPDATE ledger_head SET size = size + 1 WHERE id = 1 RETURNING size - 1 INTO position;
  INSERT INTO ledger_entries (index, at, leaf, leaf_hash, action, object_type, object_id, actor_type, actor_id)
  VALUES (position, (entry ->> 'time')::timestamptz, leaf, sha256('\x00'::bytea || leaf), entry ->> 'action',
          entry #>> '{object,type}', entry #>> '{object,id}', entry #>> '{actor,type}', entry #>> '{actor,id}');
  INSERT INTO ledger_payloads (index, salt, payload) VALUES (position, salt, payload);
  RETURN position;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ledger_append(bytea, bytea, bytea), ensure_month_partitions(date, date),
  guard_append_only(regclass), refuse_change() FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO plumbline_app, plumbline_worker, plumbline_auditor;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ledger_append(bytea, bytea, bytea) TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION ensure_month_partitions(date, date) TO plumbline_worker;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO plumbline_app, plumbline_worker;
--> statement-breakpoint
-- People and their sessions are the web's business, the worker's only to clean up.
GRANT INSERT, UPDATE ON users, sessions, one_time_links, recovery_codes, api_tokens TO plumbline_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON user_roles TO plumbline_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON rate_limits, saved_filters TO plumbline_app;
--> statement-breakpoint
GRANT DELETE ON sessions, one_time_links, rate_limits TO plumbline_worker;
--> statement-breakpoint
-- Uploads come in through the web; only the worker turns them into artifacts, evidence and facts.
GRANT INSERT, UPDATE, DELETE ON incoming, incoming_chunks TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON scan_runs TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT ON artifacts, artifact_chunks, evidence TO plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON assets, scan_scopes, findings, scan_rules TO plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON assets TO plumbline_app;
--> statement-breakpoint
GRANT UPDATE (disposition, disposition_until, disposition_id, is_to_review, counted_from) ON findings TO plumbline_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON finding_counts TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT ON finding_events TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON disposition_requests TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT ON idempotency_keys TO plumbline_app, plumbline_worker;
--> statement-breakpoint
-- Posture is computed by the worker; the web only reads it.
GRANT INSERT ON policy_versions TO plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON control_status, control_status_daily, findings_daily TO plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON violations TO plumbline_worker;
--> statement-breakpoint
-- The auditor's database role reads everything but secrets and sessions.
GRANT SELECT ON evidence, artifacts, artifact_chunks, assets, scan_scopes, scan_runs, findings, scan_rules, finding_events,
  finding_counts, disposition_requests, policy_versions, control_status, control_status_daily, findings_daily, violations,
  ledger_head, ledger_entries, ledger_payloads, user_roles TO plumbline_auditor;
--> statement-breakpoint
GRANT SELECT (id, email, name, status, mfa_enrolled_at, created_at, disabled_at, last_signed_in_at) ON users TO plumbline_auditor;
--> statement-breakpoint
GRANT SELECT (id, name, hint, scopes, owner_id, created_at, created_by, expires_at, last_used_at, revoked_at) ON api_tokens TO plumbline_auditor;
