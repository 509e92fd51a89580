CREATE TYPE "public"."scim_resource_type" AS ENUM('User', 'Group');--> statement-breakpoint
CREATE TYPE "public"."access_source_kind" AS ENUM('people', 'scim', 'aws', 'github', 'okta', 'google-workspace', 'entra', 'kubernetes', 'postgresql', 'csv', 'plumbline');--> statement-breakpoint
CREATE TYPE "public"."account_kind" AS ENUM('human', 'service', 'break_glass', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."account_status" AS ENUM('active', 'suspended', 'disabled');--> statement-breakpoint
CREATE TYPE "public"."criticality" AS ENUM('critical', 'high', 'medium', 'low');--> statement-breakpoint
CREATE TYPE "public"."employment" AS ENUM('employee', 'contractor', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."employment_state" AS ENUM('future', 'active', 'on_leave', 'left');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('queued', 'processing', 'held', 'complete', 'partial', 'superseded', 'failed');--> statement-breakpoint
CREATE TYPE "public"."mfa_level" AS ENUM('unknown', 'none', 'registered', 'capable', 'enforced', 'phishing_resistant');--> statement-breakpoint
CREATE TYPE "public"."system_environment" AS ENUM('development', 'repositories', 'cloud', 'staging', 'production', 'corporate');--> statement-breakpoint
CREATE TYPE "public"."alert_channel" AS ENUM('email', 'webhook');--> statement-breakpoint
CREATE TYPE "public"."alert_kind" AS ENUM('review_due_soon', 'review_overdue', 'revocation_overdue', 'regrant', 'orphan_privileged_account', 'mfa_lost', 'rubber_stamp', 'import_stale', 'import_partial');--> statement-breakpoint
CREATE TYPE "public"."alert_urgency" AS ENUM('urgent', 'soon', 'notice');--> statement-breakpoint
CREATE TYPE "public"."digest_cadence" AS ENUM('immediate', 'hourly', 'daily', 'weekly', 'off');--> statement-breakpoint
CREATE TYPE "public"."campaign_kind" AS ENUM('quarterly', 'ad_hoc');--> statement-breakpoint
CREATE TYPE "public"."campaign_status" AS ENUM('draft', 'running', 'completed', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."decision_kind" AS ENUM('approve', 'approve_until', 'revoke', 'reduce');--> statement-breakpoint
CREATE TYPE "public"."reviewer_reason" AS ENUM('manager', 'system_owner', 'pillar_lead', 'delegate', 'reassigned', 'handed_over');--> statement-breakpoint
CREATE TYPE "public"."revocation_status" AS ENUM('open', 'claimed_done', 'proven_gone', 'still_present', 'regranted', 'not_supported', 'risk_accepted');--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'people-register';--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'account-inventory';--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'grant-inventory';--> statement-breakpoint
ALTER TYPE "public"."evidence_kind" ADD VALUE 'review-decision';--> statement-breakpoint
CREATE TABLE "account_decisions" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"kind" "account_kind" NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_versions" (
	"account_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"username" text NOT NULL,
	"display_name" text,
	"email" text,
	"kind" "account_kind" NOT NULL,
	"status" "account_status" NOT NULL,
	"mfa" "mfa_level" NOT NULL,
	"person_id" uuid,
	"matched_by" text,
	"feed_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "account_versions_account_id_valid_from_pk" PRIMARY KEY("account_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"system_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"system_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	"resource" text NOT NULL,
	"role" text NOT NULL,
	"is_privileged" boolean NOT NULL,
	"path" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"granted_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"is_use_known" boolean NOT NULL,
	"evidence_id" uuid NOT NULL,
	"closed_evidence_id" uuid
);
--> statement-breakpoint
CREATE TABLE "access_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"feed_id" uuid,
	"incoming_id" uuid,
	"evidence_id" uuid,
	"status" "import_status" NOT NULL,
	"format" text,
	"requested_part" text,
	"file_name" text NOT NULL,
	"is_declared_complete" boolean NOT NULL,
	"mapping" jsonb,
	"sent_sha256" "bytea" NOT NULL,
	"sent_size" bigint NOT NULL,
	"counts" jsonb,
	"held_closing" integer,
	"held_open" integer,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"error" jsonb,
	"asserts_mfa" boolean DEFAULT false NOT NULL,
	"collector" text NOT NULL,
	"submitted_by_type" text NOT NULL,
	"submitted_by_id" text NOT NULL,
	"submitted_by_name" text NOT NULL,
	"requested_observed_at" timestamp with time zone,
	"observed_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"idempotency_key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rejects" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"where" text NOT NULL,
	"what" text NOT NULL,
	"next_step" text NOT NULL,
	"fields" jsonb NOT NULL,
	CONSTRAINT "import_rejects_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_versions" (
	"person_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"name" text NOT NULL,
	"email" text,
	"number" text,
	"department" text,
	"title" text,
	"manager_id" uuid,
	"employment" "employment" NOT NULL,
	"state" "employment_state" NOT NULL,
	"joined_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"feed_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	CONSTRAINT "person_versions_person_id_valid_from_pk" PRIMARY KEY("person_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "scim_resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"type" "scim_resource_type" NOT NULL,
	"key" text NOT NULL,
	"external_id" text,
	"resource" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"format" text NOT NULL,
	"part" text NOT NULL,
	"last_import_id" uuid,
	"last_import_at" timestamp with time zone,
	"last_complete_import_id" uuid,
	"last_complete_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "access_source_kind" NOT NULL,
	"system_id" uuid,
	"privileged_roles" text[] NOT NULL,
	"mfa_attestation" jsonb,
	"mapping" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "systems" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"purpose" text,
	"environment" "system_environment",
	"criticality" "criticality",
	"owner_id" uuid,
	"is_identity_aware" boolean,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" "alert_channel" NOT NULL,
	"recipient_id" uuid NOT NULL,
	"key" text NOT NULL,
	"alert_id" uuid,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"given_up_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_recipients" (
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"is_owner" boolean NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_note" text,
	CONSTRAINT "alert_recipients_alert_id_user_id_pk" PRIMARY KEY("alert_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "alert_kind" NOT NULL,
	"cause" text NOT NULL,
	"urgency" "alert_urgency" NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"subject" jsonb NOT NULL,
	"due_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"level" smallint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"cadence" "digest_cadence" NOT NULL,
	"digest_hour" smallint NOT NULL,
	"quiet_from" smallint NOT NULL,
	"quiet_to" smallint NOT NULL,
	"time_zone" text NOT NULL,
	"is_urgent_always" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"topics" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_failure_at" timestamp with time zone,
	"last_failure" text
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"kind" "campaign_kind" NOT NULL,
	"quarter" text,
	"scope" jsonb NOT NULL,
	"status" "campaign_status" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"completeness" jsonb,
	"item_count" integer DEFAULT 0 NOT NULL,
	"decided_count" integer DEFAULT 0 NOT NULL,
	"signed_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviewer_parts" (
	"campaign_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"item_count" integer NOT NULL,
	"decided_count" integer NOT NULL,
	"signed_at" timestamp with time zone,
	"signed_by" uuid,
	"signed_digest" "bytea",
	"evidence_id" uuid,
	CONSTRAINT "reviewer_parts_campaign_id_reviewer_id_pk" PRIMARY KEY("campaign_id","reviewer_id")
);
--> statement-breakpoint
CREATE TABLE "review_assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"from_id" uuid,
	"to_id" uuid NOT NULL,
	"reason" "reviewer_reason" NOT NULL,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"decision" "decision_kind",
	"approved_until" timestamp with time zone,
	"reduce_to_role" text,
	"justification" text,
	"snapshot_hash" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"decision_ms" integer,
	"is_bulk" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_delegations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"campaign_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"grant_id" uuid NOT NULL,
	"grant_key" "bytea" NOT NULL,
	"system_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid,
	"reviewer_id" uuid NOT NULL,
	"reviewer_reason" "reviewer_reason" NOT NULL,
	"snapshot" jsonb NOT NULL,
	"snapshot_hash" "bytea" NOT NULL,
	"reasons" jsonb NOT NULL,
	"recommendation" "decision_kind",
	"rank" smallint NOT NULL,
	"group_key" text,
	"decision" "decision_kind",
	"approved_until" timestamp with time zone,
	"reduce_to_role" text,
	"justification" text,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision_ms" integer,
	"is_bulk" boolean DEFAULT false NOT NULL,
	"signed_at" timestamp with time zone,
	"reopened_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_items_campaign_id_id_pk" PRIMARY KEY("campaign_id","id")
);
--> statement-breakpoint
CREATE TABLE "revocation_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revocation_id" uuid NOT NULL,
	"from_status" "revocation_status",
	"to_status" "revocation_status" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"note" text,
	"evidence_id" uuid
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_key" "bytea" NOT NULL,
	"grant_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid,
	"feed_id" uuid NOT NULL,
	"target" jsonb NOT NULL,
	"is_privileged" boolean NOT NULL,
	"campaign_id" uuid,
	"item_id" uuid,
	"quarter" text NOT NULL,
	"status" "revocation_status" NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by_id" text NOT NULL,
	"requested_by_name" text NOT NULL,
	"reason" text,
	"due_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"seen_evidence_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone,
	"claimed_by_name" text,
	"claim_note" text,
	"proven_at" timestamp with time zone,
	"proof_evidence_id" uuid,
	"regranted_at" timestamp with time zone,
	"regrant_evidence_id" uuid,
	"risk_accepted_until" timestamp with time zone,
	"risk_accepted_by_name" text
);
--> statement-breakpoint
ALTER TABLE "account_decisions" ADD CONSTRAINT "account_decisions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_decisions" ADD CONSTRAINT "account_decisions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_feed_id_access_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."access_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "public"."systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_source_id_access_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."access_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_feed_id_access_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."access_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_imports" ADD CONSTRAINT "access_imports_source_id_access_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."access_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_imports" ADD CONSTRAINT "access_imports_feed_id_access_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."access_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_imports" ADD CONSTRAINT "access_imports_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejects" ADD CONSTRAINT "import_rejects_import_id_access_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."access_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_versions" ADD CONSTRAINT "person_versions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_versions" ADD CONSTRAINT "person_versions_manager_id_people_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_versions" ADD CONSTRAINT "person_versions_feed_id_access_feeds_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."access_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_resources" ADD CONSTRAINT "scim_resources_source_id_access_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."access_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_feeds" ADD CONSTRAINT "access_feeds_source_id_access_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."access_sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_sources" ADD CONSTRAINT "access_sources_system_id_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "public"."systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_recipients" ADD CONSTRAINT "alert_recipients_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviewer_parts" ADD CONSTRAINT "reviewer_parts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocation_events" ADD CONSTRAINT "revocation_events_revocation_id_revocations_id_fk" FOREIGN KEY ("revocation_id") REFERENCES "public"."revocations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_versions_current_key" ON "account_versions" USING btree ("account_id") WHERE "account_versions"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "account_versions_person_idx" ON "account_versions" USING btree ("person_id","valid_from");--> statement-breakpoint
CREATE INDEX "account_versions_system_idx" ON "account_versions" USING btree ("system_id") WHERE "account_versions"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "account_versions_feed_idx" ON "account_versions" USING btree ("feed_id") WHERE "account_versions"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_external_key" ON "accounts" USING btree ("source_id","external_id");--> statement-breakpoint
CREATE INDEX "accounts_system_idx" ON "accounts" USING btree ("system_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_current_key" ON "grants" USING btree ("key") WHERE "grants"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "grants_key_idx" ON "grants" USING btree ("key","valid_from");--> statement-breakpoint
CREATE INDEX "grants_account_idx" ON "grants" USING btree ("account_id","valid_from");--> statement-breakpoint
CREATE INDEX "grants_system_idx" ON "grants" USING btree ("system_id","id") WHERE "grants"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "grants_feed_idx" ON "grants" USING btree ("feed_id") WHERE "grants"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "access_imports_idempotency_key" ON "access_imports" USING btree ("idempotency_key") WHERE "access_imports"."status" <> 'failed';--> statement-breakpoint
CREATE INDEX "access_imports_source_idx" ON "access_imports" USING btree ("source_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "access_imports_received_idx" ON "access_imports" USING btree ("received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "access_imports_feed_idx" ON "access_imports" USING btree ("feed_id","observed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "people_key_key" ON "people" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "person_versions_current_key" ON "person_versions" USING btree ("person_id") WHERE "person_versions"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "person_versions_email_idx" ON "person_versions" USING btree ("email") WHERE "person_versions"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "person_versions_manager_idx" ON "person_versions" USING btree ("manager_id") WHERE "person_versions"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "person_versions_feed_idx" ON "person_versions" USING btree ("feed_id") WHERE "person_versions"."valid_to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scim_resources_key" ON "scim_resources" USING btree ("source_id","type","key");--> statement-breakpoint
CREATE INDEX "scim_resources_external_idx" ON "scim_resources" USING btree ("source_id","type","external_id") WHERE "scim_resources"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "access_feeds_key" ON "access_feeds" USING btree ("source_id","format","part");--> statement-breakpoint
CREATE UNIQUE INDEX "access_sources_name_key" ON "access_sources" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "systems_name_key" ON "systems" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "alert_deliveries_key" ON "alert_deliveries" USING btree ("channel","recipient_id","key");--> statement-breakpoint
CREATE INDEX "alert_deliveries_due_idx" ON "alert_deliveries" USING btree ("due_at") WHERE "alert_deliveries"."sent_at" is null and "alert_deliveries"."given_up_at" is null;--> statement-breakpoint
CREATE INDEX "alert_recipients_user_idx" ON "alert_recipients" USING btree ("user_id","added_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open_key" ON "alerts" USING btree ("kind","cause") WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_open_idx" ON "alerts" USING btree ("urgency","due_at") WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_opened_idx" ON "alerts" USING btree ("opened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_name_key" ON "webhooks" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "campaigns_quarter_key" ON "campaigns" USING btree ("quarter") WHERE "campaigns"."status" <> 'cancelled';--> statement-breakpoint
CREATE INDEX "campaigns_status_idx" ON "campaigns" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "reviewer_parts_reviewer_idx" ON "reviewer_parts" USING btree ("reviewer_id");--> statement-breakpoint
CREATE INDEX "review_assignments_item_idx" ON "review_assignments" USING btree ("item_id","at");--> statement-breakpoint
CREATE INDEX "review_decisions_item_idx" ON "review_decisions" USING btree ("item_id","at");--> statement-breakpoint
CREATE INDEX "review_decisions_campaign_idx" ON "review_decisions" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "review_delegations_from_idx" ON "review_delegations" USING btree ("from_id","valid_to");--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_grant_key" ON "review_items" USING btree ("campaign_id","grant_key") WHERE "review_items"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "review_items_queue_idx" ON "review_items" USING btree ("campaign_id","reviewer_id","rank","id");--> statement-breakpoint
CREATE INDEX "review_items_id_idx" ON "review_items" USING btree ("id");--> statement-breakpoint
CREATE INDEX "review_items_past_idx" ON "review_items" USING btree ("grant_key","decided_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_items_person_idx" ON "review_items" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "review_items_undecided_idx" ON "review_items" USING btree ("campaign_id","reviewer_id") WHERE "review_items"."decided_at" is null and "review_items"."gone_at" is null;--> statement-breakpoint
CREATE INDEX "revocation_events_revocation_idx" ON "revocation_events" USING btree ("revocation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "revocations_open_key" ON "revocations" USING btree ("grant_key") WHERE "revocations"."status" in ('open', 'claimed_done', 'still_present', 'not_supported', 'risk_accepted');--> statement-breakpoint
CREATE INDEX "revocations_status_idx" ON "revocations" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "revocations_feed_idx" ON "revocations" USING btree ("feed_id","status");--> statement-breakpoint
CREATE INDEX "revocations_quarter_idx" ON "revocations" USING btree ("quarter");--> statement-breakpoint
CREATE INDEX "revocations_key_idx" ON "revocations" USING btree ("grant_key","requested_at" DESC NULLS LAST);
--> statement-breakpoint
SELECT guard_append_only('review_decisions'), guard_append_only('review_assignments'), guard_append_only('revocation_events');
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO plumbline_app, plumbline_worker;
--> statement-breakpoint
-- Facts come from imports, which the worker merges; the web only names systems and sources and says whose an account is.
GRANT INSERT, UPDATE ON systems, access_sources, access_imports, account_decisions TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON access_feeds, people, person_versions, accounts, account_versions, grants TO plumbline_worker;
--> statement-breakpoint
GRANT UPDATE (valid_to) ON account_versions TO plumbline_app;
--> statement-breakpoint
GRANT INSERT ON account_versions TO plumbline_app;
--> statement-breakpoint
GRANT INSERT ON import_rejects TO plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON scim_resources TO plumbline_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON campaigns, reviewer_parts, review_items, review_delegations, revocations TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT ON review_decisions, review_assignments, revocation_events TO plumbline_app, plumbline_worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON alerts, alert_recipients, alert_deliveries, notification_preferences, webhooks TO plumbline_app, plumbline_worker;
--> statement-breakpoint
-- The auditor's database role reads all of it but the webhooks' secrets and what an identity provider pushed whole.
GRANT SELECT ON systems, access_sources, access_feeds, access_imports, import_rejects, people, person_versions, accounts,
  account_versions, account_decisions, grants, campaigns, reviewer_parts, review_items, review_decisions, review_assignments,
  review_delegations, revocations, revocation_events, alerts, alert_recipients TO plumbline_auditor;
--> statement-breakpoint
-- What a reviewer signed stays as it was signed. Afterwards it can only be noted that the grant ended, or that another
-- item took the place of this one.
CREATE FUNCTION refuse_change_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['gone_at', 'superseded_at', 'version']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['gone_at', 'superseded_at', 'version']) THEN
    RAISE EXCEPTION 'a signed review item is immutable' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signed_is_immutable BEFORE UPDATE ON review_items FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL)
  EXECUTE FUNCTION refuse_change_of_signed();
--> statement-breakpoint
ALTER TABLE review_items ENABLE ALWAYS TRIGGER signed_is_immutable;
--> statement-breakpoint
REVOKE ALL ON FUNCTION refuse_change_of_signed() FROM PUBLIC;
