import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from '../columns.ts'
import { incidents } from './incidents.ts'
import { destinationKind, postMortemStatus, postMortemVerdict, publicationState } from './vocabulary.ts'

/** Markdown by section (`lib/incidents/model/post-mortem.ts` names them in order). */
export type PostMortemSections = Record<string, string>

export const postMortems = pgTable('post_mortems', {
  incidentId: id('incident_id')
    .primaryKey()
    .references(() => incidents.id),
  status: postMortemStatus('status').notNull(),
  /** The newest saved version. */
  version: integer('version').notNull(),
  createdAt: at('created_at').notNull(),
  submittedAt: at('submitted_at'),
  submittedById: id('submitted_by_id'),
  approvedAt: at('approved_at'),
  /** Proven public. */
  publishedAt: at('published_at'),
  publicUrl: text('public_url'),
  publishedVersion: integer('published_version'),
})

/** Every saved text. Append-only. */
export const postMortemVersions = pgTable(
  'post_mortem_versions',
  {
    incidentId: id('incident_id')
      .notNull()
      .references(() => postMortems.incidentId),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    sections: jsonb('sections').$type<PostMortemSections>().notNull(),
    /** The file as it would be published, and its git blob id (SHA-1 over `blob <bytes>\0<text>`). */
    markdown: text('markdown').notNull(),
    blobSha: bytea('blob_sha').notNull(),
    savedAt: at('saved_at').notNull(),
    savedById: id('saved_by_id').notNull(),
    savedByName: text('saved_by_name').notNull(),
    /** What changed, for later editions. */
    changeNote: text('change_note'),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.version] })],
)

/** Two people other than the author of the version. Append-only; a new version needs them again. */
export const postMortemVerdicts = pgTable(
  'post_mortem_verdicts',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id').notNull(),
    version: integer('version').notNull(),
    verdict: postMortemVerdict('verdict').notNull(),
    comment: text('comment'),
    at: at('at').notNull(),
    byId: id('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (t) => [uniqueIndex('post_mortem_verdicts_key').on(t.incidentId, t.version, t.byId)],
)

/** Hits of the redaction check that somebody let pass, with the reason. A hit that was mended is simply gone. */
export const redactionAcceptances = pgTable(
  'redaction_acceptances',
  {
    incidentId: id('incident_id').notNull(),
    /** SHA-256 over kind and text: the same words elsewhere in the text are the same hit. */
    hitKey: bytea('hit_key').notNull(),
    kind: text('kind').notNull(),
    reason: text('reason').notNull(),
    at: at('at').notNull(),
    byId: id('by_id').notNull(),
    byName: text('by_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.hitKey] })],
)

/** Words that must not be published: names of customers, internal domains. Sealed: the list itself is confidential. */
export const redactionTerms = pgTable('redaction_terms', {
  id: id().primaryKey(),
  kind: text('kind').notNull(),
  /** Sealed under `encryption`, for `redaction-term:<id>`. */
  sealedTerm: bytea('sealed_term').notNull(),
  createdAt: at('created_at').notNull(),
  createdByName: text('created_by_name').notNull(),
  removedAt: at('removed_at'),
})

/** A repository that post-mortems are published in. */
export const publicationDestinations = pgTable(
  'publication_destinations',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kind: destinationKind('kind').notNull(),
    /** GitHub: the base of its API. Git: the remote over HTTP(S). */
    url: text('url').notNull(),
    owner: text('owner'),
    repository: text('repository'),
    branch: text('branch').notNull(),
    /** Folder of the files, without slashes at its ends; empty: the root. */
    folder: text('folder').notNull(),
    /** Where anybody reads a file: `https://raw…/{owner}/{repository}/{branch}/{path}`. */
    publicUrlTemplate: text('public_url_template').notNull(),
    /** JSON (`{type:'token',token}`, `{type:'app',appId,installationId,privateKey}`, `{type:'basic',user,password}`, `{type:'none'}`), sealed under `encryption` for `destination:<id>`. */
    sealedCredential: bytea('sealed_credential').notNull(),
    isDefault: boolean('is_default').notNull(),
    createdAt: at('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    retiredAt: at('retired_at'),
  },
  (t) => [
    uniqueIndex('publication_destinations_name_key').on(t.name).where(sql`${t.retiredAt} is null`),
    uniqueIndex('publication_destinations_default_key')
      .on(t.isDefault)
      .where(sql`${t.isDefault} and ${t.retiredAt} is null`),
  ],
)

/** One version on its way to the public. */
export const publications = pgTable(
  'publications',
  {
    id: id().primaryKey(),
    incidentId: id('incident_id').notNull(),
    version: integer('version').notNull(),
    destinationId: id('destination_id')
      .notNull()
      .references(() => publicationDestinations.id),
    state: publicationState('state').notNull(),
    /** `post-mortem/inc-42-v3`: the same for every attempt, so nothing is made twice. */
    branchName: text('branch_name').notNull(),
    path: text('path').notNull(),
    requestedAt: at('requested_at').notNull(),
    requestedById: id('requested_by_id').notNull(),
    requestedByName: text('requested_by_name').notNull(),
    commitSha: text('commit_sha'),
    pullRequestNumber: integer('pull_request_number'),
    pullRequestUrl: text('pull_request_url'),
    /** As the server says, not when we asked. */
    mergedAt: at('merged_at'),
    publicUrl: text('public_url'),
    /** When the page was fetched without any credential and was what was approved. */
    provenAt: at('proven_at'),
    evidenceId: id('evidence_id'),
    attempts: smallint('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    /** Why it does not go on: a stable code, what happened, what to do. Null while it goes on. */
    blockedCode: text('blocked_code'),
    blockedMessage: text('blocked_message'),
    blockedNextStep: text('blocked_next_step'),
    cancelledAt: at('cancelled_at'),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    /** One version goes to one destination once. */
    uniqueIndex('publications_version_key').on(t.incidentId, t.version, t.destinationId),
    index('publications_due_idx').on(t.nextAttemptAt).where(sql`${t.state} not in ('proven', 'cancelled')`),
  ],
)

/** What each attempt did. Append-only. */
export const publicationEvents = pgTable(
  'publication_events',
  {
    id: id().primaryKey(),
    publicationId: id('publication_id')
      .notNull()
      .references(() => publications.id),
    at: at('at').notNull(),
    state: publicationState('state').notNull(),
    what: text('what').notNull(),
    detail: jsonb('detail').$type<Record<string, string>>().notNull(),
  },
  (t) => [index('publication_events_publication_idx').on(t.publicationId, t.at)],
)
