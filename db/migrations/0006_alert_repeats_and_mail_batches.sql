ALTER TABLE "alert_deliveries" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "alert_recipients" ADD COLUMN "acknowledged_level" smallint;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "repeats" smallint DEFAULT 0 NOT NULL;