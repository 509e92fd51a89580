import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, id } from '../columns.ts'
import { evidenceKind } from '../evidence.ts'
import { assetKind } from './vocabulary.ts'

/** What is scanned: a repository, an image, a system. The shard key of findings. */
export const assets = pgTable(
  'assets',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kind: assetKind('kind').notNull(),
    environment: text('environment'),
    owner: text('owner'),
    /** The branch that posture counts: that of the first report. Others are kept apart. */
    defaultBranch: text('default_branch').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('assets_name_key').on(t.name)],
)

/** The scope of closing: asset + source + scanner configuration + branch. */
export const scanScopes = pgTable(
  'scan_scopes',
  {
    id: id().primaryKey(),
    assetId: id('asset_id')
      .notNull()
      .references(() => assets.id),
    tool: text('tool').notNull(),
    configuration: text('configuration').notNull(),
    /** The sender gave the configuration its name: only runs that say the same name belong here. */
    isConfigurationNamed: boolean('is_configuration_named').notNull(),
    /** What its runs prove: dependencies, secrets, source code, … */
    kind: evidenceKind('kind').notNull(),
    branch: text('branch').notNull(),
    lastRunId: id('last_run_id'),
    lastRunAt: at('last_run_at'),
    lastCompleteRunId: id('last_complete_run_id'),
    lastCompleteAt: at('last_complete_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('scan_scopes_key').on(t.assetId, t.tool, t.configuration, t.branch)],
)
