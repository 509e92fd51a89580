CREATE TYPE "public"."artifact_storage" AS ENUM('postgres', 'filesystem');--> statement-breakpoint
CREATE TYPE "public"."evidence_kind" AS ENUM('dependency-scan', 'image-scan', 'secret-scan', 'infrastructure-code-scan', 'source-code-scan', 'web-scan');--> statement-breakpoint
CREATE TYPE "public"."assurance" AS ENUM('aal1', 'aal2');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('setup', 'invite', 'reset');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('lead', 'manager', 'auditor', 'responder', 'member', 'admin');--> statement-breakpoint
CREATE TYPE "public"."user_status" AS ENUM('invited', 'active', 'disabled');--> statement-breakpoint
CREATE TYPE "public"."age_class" AS ENUM('first_half', 'second_half', 'due_soon', 'overdue', 'no_deadline');--> statement-breakpoint
CREATE TYPE "public"."control_state" AS ENUM('met', 'at_risk', 'breached', 'unproven');--> statement-breakpoint
CREATE TYPE "public"."asset_kind" AS ENUM('repository', 'image', 'system', 'cloud-account', 'other');--> statement-breakpoint
CREATE TYPE "public"."disposition" AS ENUM('none', 'accepted', 'false_positive', 'not_affected');--> statement-breakpoint
CREATE TYPE "public"."disposition_outcome" AS ENUM('pending', 'approved', 'rejected', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."finding_event_kind" AS ENUM('fixed', 'reopened', 'severity_changed', 'disposition_requested', 'disposition_approved', 'disposition_rejected', 'disposition_ended', 'to_review');--> statement-breakpoint
CREATE TYPE "public"."finding_type" AS ENUM('dependency', 'image', 'secret', 'infrastructure-code', 'cloud', 'source-code', 'web', 'licence', 'drift');--> statement-breakpoint
CREATE TYPE "public"."run_status" AS ENUM('queued', 'processing', 'held', 'complete', 'partial', 'superseded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."severity" AS ENUM('critical', 'high', 'medium', 'low', 'info', 'unknown');--> statement-breakpoint
CREATE TABLE "artifact_chunks" (
	"sha256" "bytea" NOT NULL,
	"sequence" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "artifact_chunks_sha256_sequence_pk" PRIMARY KEY("sha256","sequence")
);
--> statement-breakpoint
CREATE TABLE "artifacts" (
	"sha256" "bytea" PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"storage" "artifact_storage" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" "bytea" NOT NULL,
	"kind" "evidence_kind" NOT NULL,
	"source" text NOT NULL,
	"source_version" text,
	"collector" text NOT NULL,
	"scope" jsonb NOT NULL,
	"receipt" jsonb NOT NULL,
	"is_complete" boolean NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	"period_from" timestamp with time zone NOT NULL,
	"period_to" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"submitted_by_type" text NOT NULL,
	"submitted_by_id" text NOT NULL,
	"submitted_by_name" text NOT NULL,
	"controls" text[] NOT NULL,
	"clauses" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incoming" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sha256" "bytea",
	"size" bigint,
	"completed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "incoming_chunks" (
	"incoming_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "incoming_chunks_incoming_id_sequence_pk" PRIMARY KEY("incoming_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"owner_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference_hash" "bytea" NOT NULL,
	"user_id" uuid NOT NULL,
	"assurance" "assurance" NOT NULL,
	"mfa_at" timestamp with time zone,
	"failed_codes" integer DEFAULT 0 NOT NULL,
	"recovered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	"ip" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid,
	CONSTRAINT "user_roles_user_id_role_pk" PRIMARY KEY("user_id","role")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"status" "user_status" NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"totp_secret" "bytea",
	"totp_last_step" bigint,
	"mfa_enrolled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_signed_in_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"object_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"index" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"leaf" "bytea" NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	"action" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	CONSTRAINT "ledger_entries_index_at_pk" PRIMARY KEY("index","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_payloads" (
	"index" bigint PRIMARY KEY NOT NULL,
	"salt" "bytea" NOT NULL,
	"payload" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "control_status" (
	"control_id" text PRIMARY KEY NOT NULL,
	"status" "control_state" NOT NULL,
	"result" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"evaluated_at" timestamp with time zone NOT NULL,
	"becomes_stale_at" timestamp with time zone,
	"policy_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "control_status_daily" (
	"control_id" text NOT NULL,
	"day" date NOT NULL,
	"status" "control_state" NOT NULL,
	"measured" double precision,
	"target" double precision,
	"deviation" double precision,
	"violation_count" integer NOT NULL,
	CONSTRAINT "control_status_daily_control_id_day_pk" PRIMARY KEY("control_id","day")
);
--> statement-breakpoint
CREATE TABLE "findings_daily" (
	"day" date NOT NULL,
	"severity" "severity" NOT NULL,
	"age_class" "age_class" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "findings_daily_day_severity_age_class_pk" PRIMARY KEY("day","severity","age_class")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL,
	"source" text NOT NULL,
	"document" json NOT NULL,
	"changes" json NOT NULL,
	"in_force_from" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "violations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"control_id" text NOT NULL,
	"key" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"count" integer NOT NULL,
	"summary" text NOT NULL,
	"drill" jsonb NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "asset_kind" NOT NULL,
	"environment" text,
	"owner" text,
	"default_branch" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disposition_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	"disposition" "disposition" NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone,
	"severity" "severity" NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"outcome" "disposition_outcome" NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_note" text
);
--> statement-breakpoint
CREATE TABLE "finding_counts" (
	"asset_id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"type" "finding_type" NOT NULL,
	"severity" "severity" NOT NULL,
	"disposition" "disposition" NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "finding_counts_asset_id_scope_id_type_severity_disposition_opened_at_valid_from_valid_to_pk" PRIMARY KEY("asset_id","scope_id","type","severity","disposition","opened_at","valid_from","valid_to")
);
--> statement-breakpoint
CREATE TABLE "finding_events" (
	"asset_id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"kind" "finding_event_kind" NOT NULL,
	"run_id" uuid,
	"actor_name" text,
	"detail" jsonb NOT NULL
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "findings" (
	"asset_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope_id" uuid NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"fingerprint_version" smallint NOT NULL,
	"alternate_fingerprint" text,
	"issue_key" "bytea" NOT NULL,
	"type" "finding_type" NOT NULL,
	"severity" "severity" NOT NULL,
	"rule_id" text NOT NULL,
	"title" text NOT NULL,
	"aliases" text[] NOT NULL,
	"package_name" text,
	"package_version" text,
	"fixed_version" text,
	"purl" text,
	"target" text NOT NULL,
	"path" text,
	"line" integer,
	"resource" text,
	"occurrence_count" integer NOT NULL,
	"occurrences" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"content_run_id" uuid NOT NULL,
	"raw_offset" bigint NOT NULL,
	"raw_length" integer NOT NULL,
	"is_present" boolean NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_run_id" uuid NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_run_id" uuid,
	"reopen_count" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp with time zone,
	"disposition" "disposition" DEFAULT 'none' NOT NULL,
	"disposition_until" timestamp with time zone,
	"disposition_id" uuid,
	"is_to_review" boolean DEFAULT false NOT NULL,
	"counted_from" timestamp with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', rule_id || ' ' || title || ' ' || translate(coalesce(package_name, '') || ' ' || coalesce(path, '') || ' ' || target || ' ' || coalesce(resource, ''), '/@:', '   '))) STORED NOT NULL,
	CONSTRAINT "findings_asset_id_id_pk" PRIMARY KEY("asset_id","id")
);
--> statement-breakpoint
CREATE TABLE "scan_rules" (
	"tool" text NOT NULL,
	"rule_id" text NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "scan_rules_tool_rule_id_pk" PRIMARY KEY("tool","rule_id")
);
--> statement-breakpoint
CREATE TABLE "scan_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incoming_id" uuid,
	"requested_asset" text,
	"requested_configuration" text,
	"asset_id" uuid,
	"scope_id" uuid,
	"evidence_id" uuid,
	"status" "run_status" NOT NULL,
	"format" text,
	"tool" text,
	"tool_version" text,
	"file_name" text NOT NULL,
	"branch" text NOT NULL,
	"commit" text,
	"digest" text,
	"is_declared_success" boolean NOT NULL,
	"sent_sha256" "bytea" NOT NULL,
	"sent_size" bigint NOT NULL,
	"processed_elements" integer DEFAULT 0 NOT NULL,
	"counts" jsonb,
	"held_closing" integer,
	"held_open" integer,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"error" jsonb,
	"collector" text NOT NULL,
	"submitted_by_type" text NOT NULL,
	"submitted_by_id" text NOT NULL,
	"submitted_by_name" text NOT NULL,
	"requested_observed_at" timestamp with time zone,
	"observed_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"idempotency_key" "bytea"
);
--> statement-breakpoint
CREATE TABLE "scan_scopes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_id" uuid NOT NULL,
	"tool" text NOT NULL,
	"configuration" text NOT NULL,
	"is_configuration_named" boolean NOT NULL,
	"kind" "evidence_kind" NOT NULL,
	"branch" text NOT NULL,
	"last_run_id" uuid,
	"last_run_at" timestamp with time zone,
	"last_complete_run_id" uuid,
	"last_complete_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "artifact_chunks" ADD CONSTRAINT "artifact_chunks_sha256_artifacts_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."artifacts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256_artifacts_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."artifacts"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_chunks" ADD CONSTRAINT "incoming_chunks_incoming_id_incoming_id_fk" FOREIGN KEY ("incoming_id") REFERENCES "public"."incoming"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_filters" ADD CONSTRAINT "saved_filters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_requests" ADD CONSTRAINT "disposition_requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_requests" ADD CONSTRAINT "disposition_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_runs" ADD CONSTRAINT "scan_runs_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_runs" ADD CONSTRAINT "scan_runs_scope_id_scan_scopes_id_fk" FOREIGN KEY ("scope_id") REFERENCES "public"."scan_scopes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_runs" ADD CONSTRAINT "scan_runs_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_runs" ADD CONSTRAINT "scan_runs_released_by_users_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_scopes" ADD CONSTRAINT "scan_scopes_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_received_idx" ON "evidence" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "evidence_kind_idx" ON "evidence" USING btree ("kind","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "evidence_sha256_idx" ON "evidence" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "evidence_clauses_idx" ON "evidence" USING gin ("clauses");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_user_code_key" ON "recovery_codes" USING btree ("user_id","code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name_key" ON "saved_filters" USING btree ("user_id","page","name");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_reference_hash_key" ON "sessions" USING btree ("reference_hash");--> statement-breakpoint
CREATE INDEX "sessions_live_by_user_idx" ON "sessions" USING btree ("user_id") WHERE "sessions"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "ledger_entries_object_idx" ON "ledger_entries" USING btree ("object_type","object_id","index");--> statement-breakpoint
CREATE INDEX "ledger_entries_actor_idx" ON "ledger_entries" USING btree ("actor_type","actor_id","index");--> statement-breakpoint
CREATE INDEX "control_status_daily_day_idx" ON "control_status_daily" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_versions_digest_key" ON "policy_versions" USING btree ("digest","version");--> statement-breakpoint
CREATE UNIQUE INDEX "violations_open_key" ON "violations" USING btree ("control_id","key") WHERE "violations"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "violations_control_idx" ON "violations" USING btree ("control_id","opened_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "assets_name_key" ON "assets" USING btree ("name");--> statement-breakpoint
CREATE INDEX "disposition_requests_finding_idx" ON "disposition_requests" USING btree ("asset_id","finding_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "disposition_requests_pending_key" ON "disposition_requests" USING btree ("asset_id","finding_id") WHERE "disposition_requests"."outcome" = 'pending';--> statement-breakpoint
CREATE INDEX "finding_counts_valid_idx" ON "finding_counts" USING btree ("valid_to","valid_from");--> statement-breakpoint
CREATE INDEX "finding_events_finding_idx" ON "finding_events" USING btree ("asset_id","finding_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_fingerprint_key" ON "findings" USING btree ("scope_id","fingerprint");--> statement-breakpoint
CREATE INDEX "findings_open_idx" ON "findings" USING btree ("severity","opened_at","id") WHERE "findings"."is_present";--> statement-breakpoint
CREATE INDEX "findings_open_by_asset_idx" ON "findings" USING btree ("asset_id","severity","opened_at") WHERE "findings"."is_present";--> statement-breakpoint
CREATE INDEX "findings_alternate_idx" ON "findings" USING btree ("scope_id","alternate_fingerprint") WHERE "findings"."alternate_fingerprint" is not null;--> statement-breakpoint
CREATE INDEX "findings_issue_idx" ON "findings" USING btree ("asset_id","issue_key");--> statement-breakpoint
CREATE INDEX "findings_unusual_idx" ON "findings" USING btree ("severity","opened_at","id") WHERE is_present and (reopen_count > 0 or confirmed_at is not null or is_to_review or disposition_id is not null);--> statement-breakpoint
CREATE INDEX "findings_fixed_idx" ON "findings" USING btree ("closed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not is_present;--> statement-breakpoint
CREATE INDEX "findings_aliases_idx" ON "findings" USING gin ("aliases");--> statement-breakpoint
CREATE INDEX "findings_search_idx" ON "findings" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "scan_runs_idempotency_key" ON "scan_runs" USING btree ("idempotency_key");--> statement-breakpoint
CREATE INDEX "scan_runs_received_idx" ON "scan_runs" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scan_runs_scope_idx" ON "scan_runs" USING btree ("scope_id","observed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scan_runs_asset_idx" ON "scan_runs" USING btree ("asset_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scan_runs_digest_idx" ON "scan_runs" USING btree ("digest","observed_at" DESC NULLS LAST) WHERE "scan_runs"."digest" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "scan_scopes_key" ON "scan_scopes" USING btree ("asset_id","tool","configuration","branch");