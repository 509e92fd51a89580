CREATE TYPE "public"."clock_kind" AS ENUM('classify', 'acknowledge', 'publish', 'regulatory');--> statement-breakpoint
CREATE TYPE "public"."destination_kind" AS ENUM('github', 'git');--> statement-breakpoint
CREATE TYPE "public"."hook_kind" AS ENUM('standard', 'github', 'pagerduty');--> statement-breakpoint
CREATE TYPE "public"."incident_duty" AS ENUM('commander', 'scribe', 'responder', 'communications');--> statement-breakpoint
CREATE TYPE "public"."incident_severity" AS ENUM('critical', 'high', 'medium', 'low');--> statement-breakpoint
CREATE TYPE "public"."incident_status" AS ENUM('reported', 'classified', 'mobilised', 'triaging', 'contained', 'eradicated', 'recovering', 'resolved', 'post_mortem_draft', 'review', 'published', 'closed', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."incident_task_kind" AS ENUM('task', 'follow_up');--> statement-breakpoint
CREATE TYPE "public"."post_mortem_status" AS ENUM('draft', 'review', 'approved', 'published');--> statement-breakpoint
CREATE TYPE "public"."post_mortem_verdict" AS ENUM('approve', 'request_changes');--> statement-breakpoint
CREATE TYPE "public"."publication_state" AS ENUM('queued', 'branched', 'committed', 'requested', 'merged', 'proven', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."report_channel" AS ENUM('browser', 'api', 'anonymous');--> statement-breakpoint
CREATE TYPE "public"."report_status" AS ENUM('received', 'acknowledged', 'escalated', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."response_step" AS ENUM('triage', 'contain', 'eradicate', 'recover');--> statement-breakpoint
CREATE TYPE "public"."timeline_kind" AS ENUM('detection', 'action', 'decision', 'communication', 'evidence');--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'vulnerability-report';--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'incident';--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'post-mortem';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'report_waiting';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'issue_unreported';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'incident_page';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'incident_clock';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'incident_action_late';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'publication_blocked';--> statement-breakpoint
ALTER TYPE "public"."alert_kind" ADD VALUE 'on_call_gap';--> statement-breakpoint
CREATE TABLE "incident_clocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"kind" "clock_kind" NOT NULL,
	"name" text NOT NULL,
	"rule_id" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"at_risk_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"stopped_at" timestamp with time zone,
	"proof" jsonb,
	"voided_at" timestamp with time zone,
	"voided_reason" text,
	CONSTRAINT "incident_clocks_proof_check" CHECK (("incident_clocks"."stopped_at" is null) = ("incident_clocks"."proof" is null))
);
--> statement-breakpoint
CREATE TABLE "regulatory_clocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"within_minutes" integer NOT NULL,
	"starts_at" text NOT NULL,
	"from_severity" "incident_severity",
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "incident_duties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"duty" "incident_duty" NOT NULL,
	"user_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"given_by_name" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "incident_severities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"from_severity" "incident_severity",
	"to_severity" "incident_severity" NOT NULL,
	"matrix" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"proposed_by_id" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"effective_at" timestamp with time zone,
	"decided_by_id" uuid,
	"decided_by_name" text,
	"refused_at" timestamp with time zone,
	"refused_reason" text
);
--> statement-breakpoint
CREATE TABLE "incident_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"step" "response_step" NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"note" text NOT NULL,
	"event_ids" uuid[] NOT NULL,
	"voided_at" timestamp with time zone,
	CONSTRAINT "incident_steps_evidence_check" CHECK (cardinality("incident_steps"."event_ids") > 0)
);
--> statement-breakpoint
CREATE TABLE "incident_transitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"from_status" "incident_status",
	"to_status" "incident_status" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"status" "incident_status" NOT NULL,
	"severity" "incident_severity",
	"highest_severity" "incident_severity",
	"detected_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"reported_by_name" text NOT NULL,
	"classified_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"resolved_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"dismissed_at" timestamp with time zone,
	"dismissed_reason" text,
	"reopen_count" integer DEFAULT 0 NOT NULL,
	"report_id" uuid,
	"cause_category" text,
	"system_ids" uuid[] NOT NULL,
	"last_sequence" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_hook_deliveries" (
	"hook_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_hook_deliveries_hook_id_delivery_id_pk" PRIMARY KEY("hook_id","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "incident_hooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "hook_kind" NOT NULL,
	"secret" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_delivery_at" timestamp with time zone,
	"last_refusal" text
);
--> statement-breakpoint
CREATE TABLE "incident_references" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"incident_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "incident_references_source_external_id_pk" PRIMARY KEY("source","external_id")
);
--> statement-breakpoint
CREATE TABLE "escalation_levels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"schedule_id" uuid,
	"user_id" uuid,
	"role" text,
	"timeout_minutes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "incident_pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"level" smallint NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"paged_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "on_call_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"schedule_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "on_call_rotations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"schedule_id" uuid NOT NULL,
	"user_ids" uuid[] NOT NULL,
	"turn_days" smallint NOT NULL,
	"handover_hour" smallint NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"weekdays" smallint[] NOT NULL,
	"from_hour" smallint NOT NULL,
	"to_hour" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "on_call_schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "post_mortem_verdicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"verdict" "post_mortem_verdict" NOT NULL,
	"comment" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_mortem_versions" (
	"incident_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"sections" jsonb NOT NULL,
	"markdown" text NOT NULL,
	"blob_sha" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by_id" uuid NOT NULL,
	"saved_by_name" text NOT NULL,
	"change_note" text,
	CONSTRAINT "post_mortem_versions_incident_id_version_pk" PRIMARY KEY("incident_id","version")
);
--> statement-breakpoint
CREATE TABLE "post_mortems" (
	"incident_id" uuid PRIMARY KEY NOT NULL,
	"status" "post_mortem_status" NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by_id" uuid,
	"approved_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"public_url" text,
	"published_version" integer
);
--> statement-breakpoint
CREATE TABLE "publication_destinations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "destination_kind" NOT NULL,
	"url" text NOT NULL,
	"owner" text,
	"repository" text,
	"branch" text NOT NULL,
	"folder" text NOT NULL,
	"public_url_template" text NOT NULL,
	"sealed_credential" "bytea" NOT NULL,
	"is_default" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "publication_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"publication_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" "publication_state" NOT NULL,
	"what" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"destination_id" uuid NOT NULL,
	"state" "publication_state" NOT NULL,
	"branch_name" text NOT NULL,
	"path" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by_id" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"commit_sha" text,
	"pull_request_number" integer,
	"pull_request_url" text,
	"merged_at" timestamp with time zone,
	"public_url" text,
	"proven_at" timestamp with time zone,
	"evidence_id" uuid,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"blocked_code" text,
	"blocked_message" text,
	"blocked_next_step" text,
	"cancelled_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "redaction_acceptances" (
	"incident_id" uuid NOT NULL,
	"hit_key" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "redaction_acceptances_incident_id_hit_key_pk" PRIMARY KEY("incident_id","hit_key")
);
--> statement-breakpoint
CREATE TABLE "redaction_terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"sealed_term" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report_attachment_blocks" (
	"attachment_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "report_attachment_blocks_attachment_id_sequence_pk" PRIMARY KEY("attachment_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "report_attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"sealed_name" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"is_from_reporter" boolean NOT NULL,
	"is_internal" boolean NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reported_issues" (
	"issue_key" "bytea" PRIMARY KEY NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"reported_by_id" text NOT NULL,
	"reported_by_name" text NOT NULL,
	"report_id" uuid,
	"note" text,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_name" text
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "reports_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reporter_id" uuid,
	"receipt_hash" "bytea",
	"channel" "report_channel" NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"acknowledge_by" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" uuid,
	"acknowledged_by_name" text,
	"status" "report_status" NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by_name" text,
	"incident_id" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"kind" "incident_task_kind" NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"owner_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_name" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by_name" text,
	"closure" text,
	"closure_url" text,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "incident_tasks_closure_check" CHECK (("incident_tasks"."done_at" is null) = ("incident_tasks"."closure" is null))
);
--> statement-breakpoint
CREATE TABLE "incident_events" (
	"incident_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" timeline_kind NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"author_type" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"source" text NOT NULL,
	"body" text NOT NULL,
	"links" jsonb NOT NULL,
	"attachments" jsonb NOT NULL,
	"supersedes_id" uuid,
	"is_withdrawal" boolean DEFAULT false NOT NULL,
	"reason" text,
	"dedupe_key" text,
	CONSTRAINT "incident_events_incident_id_id_pk" PRIMARY KEY("incident_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident_pins" (
	"incident_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "incident_pins_incident_id_event_id_pk" PRIMARY KEY("incident_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "incident_clocks" ADD CONSTRAINT "incident_clocks_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_duties" ADD CONSTRAINT "incident_duties_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_severities" ADD CONSTRAINT "incident_severities_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_transitions" ADD CONSTRAINT "incident_transitions_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_references" ADD CONSTRAINT "incident_references_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_pages" ADD CONSTRAINT "incident_pages_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call_overrides" ADD CONSTRAINT "on_call_overrides_schedule_id_on_call_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."on_call_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_call_rotations" ADD CONSTRAINT "on_call_rotations_schedule_id_on_call_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."on_call_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_mortem_versions" ADD CONSTRAINT "post_mortem_versions_incident_id_post_mortems_incident_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."post_mortems"("incident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_mortems" ADD CONSTRAINT "post_mortems_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_events" ADD CONSTRAINT "publication_events_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_destination_id_publication_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."publication_destinations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_attachment_blocks" ADD CONSTRAINT "report_attachment_blocks_attachment_id_report_attachments_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."report_attachments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_attachments" ADD CONSTRAINT "report_attachments_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_messages" ADD CONSTRAINT "report_messages_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_tasks" ADD CONSTRAINT "incident_tasks_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_events" ADD CONSTRAINT "incident_events_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_clocks_current_key" ON "incident_clocks" USING btree ("incident_id","kind","name") WHERE "incident_clocks"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "incident_clocks_running_idx" ON "incident_clocks" USING btree ("at_risk_at") WHERE "incident_clocks"."stopped_at" is null and "incident_clocks"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "incident_clocks_kind_idx" ON "incident_clocks" USING btree ("kind","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "regulatory_clocks_name_key" ON "regulatory_clocks" USING btree ("name") WHERE "regulatory_clocks"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_duties_current_key" ON "incident_duties" USING btree ("incident_id","duty","user_id") WHERE "incident_duties"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "incident_duties_user_idx" ON "incident_duties" USING btree ("user_id") WHERE "incident_duties"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "incident_severities_incident_idx" ON "incident_severities" USING btree ("incident_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_severities_waiting_key" ON "incident_severities" USING btree ("incident_id") WHERE "incident_severities"."effective_at" is null and "incident_severities"."refused_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_steps_current_key" ON "incident_steps" USING btree ("incident_id","step") WHERE "incident_steps"."voided_at" is null;--> statement-breakpoint
CREATE INDEX "incident_steps_incident_idx" ON "incident_steps" USING btree ("incident_id","recorded_at");--> statement-breakpoint
CREATE INDEX "incident_transitions_incident_idx" ON "incident_transitions" USING btree ("incident_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_number_key" ON "incidents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "incidents_status_idx" ON "incidents" USING btree ("status","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "incidents_reported_idx" ON "incidents" USING btree ("reported_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "incident_hook_deliveries_at_idx" ON "incident_hook_deliveries" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_hooks_name_key" ON "incident_hooks" USING btree ("name") WHERE "incident_hooks"."disabled_at" is null;--> statement-breakpoint
CREATE INDEX "incident_references_incident_idx" ON "incident_references" USING btree ("incident_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_levels_position_key" ON "escalation_levels" USING btree ("position") WHERE "escalation_levels"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_pages_key" ON "incident_pages" USING btree ("incident_id","round","level","user_id");--> statement-breakpoint
CREATE INDEX "incident_pages_open_idx" ON "incident_pages" USING btree ("answer_by") WHERE "incident_pages"."acknowledged_at" is null and "incident_pages"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "on_call_overrides_schedule_idx" ON "on_call_overrides" USING btree ("schedule_id","valid_to");--> statement-breakpoint
CREATE INDEX "on_call_rotations_schedule_idx" ON "on_call_rotations" USING btree ("schedule_id","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "on_call_schedules_name_key" ON "on_call_schedules" USING btree ("name") WHERE "on_call_schedules"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "post_mortem_verdicts_key" ON "post_mortem_verdicts" USING btree ("incident_id","version","by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "publication_destinations_name_key" ON "publication_destinations" USING btree ("name") WHERE "publication_destinations"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "publication_destinations_default_key" ON "publication_destinations" USING btree ("is_default") WHERE "publication_destinations"."is_default" and "publication_destinations"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "publication_events_publication_idx" ON "publication_events" USING btree ("publication_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_version_key" ON "publications" USING btree ("incident_id","version","destination_id");--> statement-breakpoint
CREATE INDEX "publications_due_idx" ON "publications" USING btree ("next_attempt_at") WHERE "publications"."state" not in ('proven', 'cancelled');--> statement-breakpoint
CREATE INDEX "report_attachments_report_idx" ON "report_attachments" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "report_messages_report_idx" ON "report_messages" USING btree ("report_id","at");--> statement-breakpoint
CREATE INDEX "reported_issues_reported_idx" ON "reported_issues" USING btree ("reported_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "reports_number_key" ON "reports" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_receipt_key" ON "reports" USING btree ("receipt_hash");--> statement-breakpoint
CREATE INDEX "reports_status_idx" ON "reports" USING btree ("status","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reports_reporter_idx" ON "reports" USING btree ("reporter_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reports_incident_idx" ON "reports" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "incident_tasks_incident_idx" ON "incident_tasks" USING btree ("incident_id","created_at");--> statement-breakpoint
CREATE INDEX "incident_tasks_owner_idx" ON "incident_tasks" USING btree ("owner_id","due_at") WHERE "incident_tasks"."done_at" is null and "incident_tasks"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "incident_tasks_due_idx" ON "incident_tasks" USING btree ("due_at") WHERE "incident_tasks"."done_at" is null and "incident_tasks"."cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_events_sequence_key" ON "incident_events" USING btree ("incident_id","sequence");--> statement-breakpoint
CREATE INDEX "incident_events_observed_idx" ON "incident_events" USING btree ("incident_id","observed_at","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_events_supersedes_key" ON "incident_events" USING btree ("supersedes_id") WHERE "incident_events"."supersedes_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_events_dedupe_key" ON "incident_events" USING btree ("incident_id","source","dedupe_key") WHERE "incident_events"."dedupe_key" is not null;--> statement-breakpoint
SELECT guard_append_only('incident_transitions'), guard_append_only('incident_events'), guard_append_only('post_mortem_versions'),
  guard_append_only('post_mortem_verdicts'), guard_append_only('publication_events');
--> statement-breakpoint
GRANT SELECT ON incidents, incident_transitions, incident_severities, incident_duties, incident_steps, incident_clocks, regulatory_clocks,
  incident_tasks, incident_references, incident_hooks, incident_hook_deliveries, incident_events, incident_pins, on_call_schedules,
  on_call_rotations, on_call_overrides, escalation_levels, incident_pages, post_mortems, post_mortem_versions, post_mortem_verdicts,
  redaction_acceptances, redaction_terms, publication_destinations, publications, publication_events, reported_issues
  TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON incidents, incident_severities, incident_duties, incident_steps, incident_clocks, regulatory_clocks, incident_tasks,
  incident_hooks, on_call_schedules, on_call_rotations, on_call_overrides, escalation_levels, incident_pages, post_mortems,
  redaction_terms, publication_destinations, publications, reported_issues TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT ON incident_transitions, incident_events, incident_references, incident_hook_deliveries, post_mortem_versions,
  post_mortem_verdicts, redaction_acceptances, publication_events TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, DELETE ON incident_pins TO plumbline_app;
--> statement-breakpoint
GRANT DELETE ON redaction_acceptances TO plumbline_app;
--> statement-breakpoint
GRANT DELETE ON incident_hook_deliveries TO plumbline_worker;
--> statement-breakpoint
-- What a responder attaches is evidence at once; nothing of it can be changed or deleted by either role.
GRANT INSERT ON artifacts, artifact_chunks, evidence TO plumbline_app;
--> statement-breakpoint
GRANT SELECT ON incidents, incident_transitions, incident_severities, incident_duties, incident_steps, incident_clocks, regulatory_clocks,
  incident_tasks, incident_references, incident_events, incident_pins, incident_pages, post_mortems, post_mortem_versions,
  post_mortem_verdicts, publications, publication_events, reported_issues TO plumbline_auditor;
--> statement-breakpoint
-- Confidential reports. The web says who asks; the database itself looks up whether that user may read every report.
CREATE FUNCTION asking_user() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('plumbline.user_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION reads_every_report() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM user_roles JOIN users ON users.id = user_roles.user_id
    WHERE user_roles.user_id = asking_user() AND user_roles.role IN ('lead', 'responder') AND users.disabled_at IS NULL)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION asking_user(), reads_every_report() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION asking_user(), reads_every_report() TO plumbline_app, plumbline_worker;
--> statement-breakpoint
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_messages ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_attachments ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE report_attachment_blocks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT ON reports, report_messages, report_attachments, report_attachment_blocks TO plumbline_app;
--> statement-breakpoint
GRANT UPDATE (acknowledged_at, acknowledged_by_id, acknowledged_by_name, status, decided_at, decided_by_name, incident_id, version)
  ON reports TO plumbline_app;
--> statement-breakpoint
-- The worker judges deadlines: it sees that a report waits, not by whom it is or what it says.
GRANT SELECT (id, number, received_at, acknowledge_by, acknowledged_at, status, incident_id) ON reports TO plumbline_worker;
--> statement-breakpoint
CREATE POLICY reports_of_lead_and_designees ON reports FOR ALL TO plumbline_app USING (reads_every_report()) WITH CHECK (reads_every_report());
--> statement-breakpoint
CREATE POLICY reports_of_their_reporter ON reports FOR SELECT TO plumbline_app USING (
  reporter_id = asking_user() OR receipt_hash = decode(nullif(current_setting('plumbline.receipt_hash', true), ''), 'hex'));
--> statement-breakpoint
CREATE POLICY reports_are_filed_in_ones_own_name ON reports FOR INSERT TO plumbline_app WITH CHECK (
  status = 'received' AND ((reporter_id IS NOT NULL AND reporter_id = asking_user() AND channel <> 'anonymous')
    OR (reporter_id IS NULL AND channel = 'anonymous' AND receipt_hash = decode(nullif(current_setting('plumbline.receipt_hash', true), ''), 'hex'))));
--> statement-breakpoint
CREATE POLICY deadlines_of_reports ON reports FOR SELECT TO plumbline_worker USING (true);
--> statement-breakpoint
CREATE POLICY messages_of_visible_reports ON report_messages FOR SELECT TO plumbline_app USING (
  reads_every_report() OR (NOT is_internal AND EXISTS (SELECT 1 FROM reports WHERE reports.id = report_id)));
--> statement-breakpoint
CREATE POLICY messages_in_ones_own_name ON report_messages FOR INSERT TO plumbline_app WITH CHECK (
  (NOT is_from_reporter AND reads_every_report())
  OR (is_from_reporter AND NOT is_internal AND EXISTS (SELECT 1 FROM reports WHERE reports.id = report_id)));
--> statement-breakpoint
CREATE POLICY attachments_of_visible_reports ON report_attachments FOR ALL TO plumbline_app
  USING (EXISTS (SELECT 1 FROM reports WHERE reports.id = report_id))
  WITH CHECK (EXISTS (SELECT 1 FROM reports WHERE reports.id = report_id));
--> statement-breakpoint
CREATE POLICY blocks_of_visible_attachments ON report_attachment_blocks FOR ALL TO plumbline_app
  USING (EXISTS (SELECT 1 FROM report_attachments WHERE report_attachments.id = attachment_id))
  WITH CHECK (EXISTS (SELECT 1 FROM report_attachments WHERE report_attachments.id = attachment_id));
--> statement-breakpoint
-- The obligation follows the highest severity ever held (clause V.C): whatever the program does, it never falls.
-- Enumerations compare in their order, critical first.
CREATE FUNCTION refuse_lowered_obligation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.highest_severity IS NOT NULL AND (NEW.highest_severity IS NULL OR NEW.highest_severity > OLD.highest_severity) THEN
    RAISE EXCEPTION 'the highest severity of an incident never falls' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.severity IS NOT NULL AND (NEW.highest_severity IS NULL OR NEW.severity < NEW.highest_severity) THEN
    RAISE EXCEPTION 'the highest severity of an incident is at least its present one' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER obligation_never_falls BEFORE UPDATE ON incidents FOR EACH ROW EXECUTE FUNCTION refuse_lowered_obligation();
--> statement-breakpoint
ALTER TABLE incidents ENABLE ALWAYS TRIGGER obligation_never_falls;
--> statement-breakpoint
-- A clock keeps its times; what stopped it, and that it was voided, is written once.
CREATE FUNCTION refuse_change_of_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['stopped_at', 'proof', 'voided_at', 'voided_reason']) IS DISTINCT FROM
     (to_jsonb(OLD) - ARRAY['stopped_at', 'proof', 'voided_at', 'voided_reason'])
     OR (OLD.stopped_at IS NOT NULL AND (NEW.stopped_at, NEW.proof) IS DISTINCT FROM (OLD.stopped_at, OLD.proof))
     OR (OLD.voided_at IS NOT NULL AND (NEW.voided_at, NEW.stopped_at) IS DISTINCT FROM (OLD.voided_at, OLD.stopped_at)) THEN
    RAISE EXCEPTION 'a clock keeps its times' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER clock_keeps_its_times BEFORE UPDATE ON incident_clocks FOR EACH ROW EXECUTE FUNCTION refuse_change_of_clock();
--> statement-breakpoint
ALTER TABLE incident_clocks ENABLE ALWAYS TRIGGER clock_keeps_its_times;
--> statement-breakpoint
REVOKE ALL ON FUNCTION refuse_lowered_obligation(), refuse_change_of_clock() FROM PUBLIC;
