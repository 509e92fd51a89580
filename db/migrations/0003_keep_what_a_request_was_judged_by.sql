-- Requests made before this are taken to rest on what their findings show today: nothing older is kept.
ALTER TABLE "disposition_requests" ADD COLUMN "judged_by" jsonb;
--> statement-breakpoint
UPDATE "disposition_requests" r SET "judged_by" = jsonb_build_object(
  'packageVersion', f.package_version, 'path', f.path, 'title', f.title, 'resource', f.resource)
FROM "findings" f WHERE f.asset_id = r.asset_id AND f.id = r.finding_id;
--> statement-breakpoint
ALTER TABLE "disposition_requests" ALTER COLUMN "judged_by" SET NOT NULL;
