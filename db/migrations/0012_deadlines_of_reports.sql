-- Whether reports are acknowledged in time is judged for everybody alike, also for a past day on the posture page, which
-- the web computes as a role that row-level security shows no report. So the owner of the table answers, with times only:
-- no id, no number, nothing of what was written or of whom.
CREATE FUNCTION report_deadlines(since timestamptz, as_of timestamptz)
RETURNS TABLE (acknowledge_by timestamptz, acknowledged_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reports.acknowledge_by, CASE WHEN reports.acknowledged_at <= as_of THEN reports.acknowledged_at END
  FROM reports
  WHERE reports.received_at <= as_of
    AND (reports.received_at >= since OR reports.acknowledged_at IS NULL OR reports.acknowledged_at > as_of)
  ORDER BY 1, 2
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION report_deadlines(timestamptz, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION report_deadlines(timestamptz, timestamptz) TO plumbline_app, plumbline_worker;
