ALTER TABLE "account_versions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account_versions" ADD COLUMN "mfa_feed_id" uuid;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person_versions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_mfa_feed_id_access_feeds_id_fk" FOREIGN KEY ("mfa_feed_id") REFERENCES "public"."access_feeds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_versions" ADD CONSTRAINT "account_versions_range_check" CHECK ("account_versions"."valid_to" > "account_versions"."valid_from");--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_range_check" CHECK ("grants"."valid_to" > "grants"."valid_from");--> statement-breakpoint
ALTER TABLE "person_versions" ADD CONSTRAINT "person_versions_range_check" CHECK ("person_versions"."valid_to" > "person_versions"."valid_from");