ALTER TABLE "access_imports" ADD COLUMN "lists_grants" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Of what was merged before, the counts tell: a list without any grant was not told apart from no list.
UPDATE access_imports SET lists_grants = true
WHERE (counts -> 'grants' ->> 'seen')::int > 0 OR (counts -> 'grants' ->> 'closed')::int > 0;
