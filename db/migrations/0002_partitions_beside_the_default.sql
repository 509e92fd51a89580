-- A month that was not prepared in time has its rows in the default partition, and PostgreSQL refuses to cut a partition
-- out of them. That month stays where it is: without this, one missed month would end all housekeeping for good.
CREATE OR REPLACE FUNCTION ensure_month_partitions(first_month date, last_month date) RETURNS integer
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
        BEGIN
          EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', name, parent,
            month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
          PERFORM guard_append_only(to_regclass(name));
          created := created + 1;
        EXCEPTION WHEN check_violation THEN
          RAISE NOTICE '% stays in the default partition of %', to_char(month, 'YYYY-MM'), parent;
        END;
      END IF;
      month := (month + interval '1 month')::date;
    END LOOP;
  END LOOP;
  RETURN created;
END $$;
