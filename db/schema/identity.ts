import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns.ts'

export const userStatus = pgEnum('user_status', ['invited', 'active', 'disabled'])
export const role = pgEnum('role', ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'])
export const assurance = pgEnum('assurance', ['aal1', 'aal2'])
export const linkPurpose = pgEnum('link_purpose', ['setup', 'invite', 'reset'])

export const users = pgTable(
  'users',
  {
    id: id().primaryKey(),
    /** Lower-cased by the command that writes it. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    status: userStatus('status').notNull(),
    /** argon2id, PHC string format. */
    passwordHash: text('password_hash'),
    passwordChangedAt: at('password_changed_at'),
    /** AES-256-GCM: key id, nonce, ciphertext, tag. */
    totpSecret: bytea('totp_secret'),
    /** The last accepted 30-second step: a code is good once. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    mfaEnrolledAt: at('mfa_enrolled_at'),
    createdAt: at('created_at').notNull(),
    disabledAt: at('disabled_at'),
    lastSignedInAt: at('last_signed_in_at'),
  },
  (t) => [uniqueIndex('users_email_key').on(t.email)],
)

export const userRoles = pgTable(
  'user_roles',
  {
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    role: role('role').notNull(),
    grantedAt: at('granted_at').notNull(),
    /** Null when the set-up link granted it. */
    grantedBy: id('granted_by').references(() => users.id),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] })],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id().primaryKey(),
    /** SHA-256 of the opaque reference in the cookie. */
    referenceHash: bytea('reference_hash').notNull(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    assurance: assurance('assurance').notNull(),
    /** When the second factor was last shown; step-up asks for a recent one. */
    mfaAt: at('mfa_at'),
    /** Wrong codes since the password; five end the session. */
    failedCodes: integer('failed_codes').notNull().default(0),
    /** A recovery code was used in this session: it may enrol a new authenticator, and nothing else. */
    recoveredAt: at('recovered_at'),
    createdAt: at('created_at').notNull(),
    lastSeenAt: at('last_seen_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
    revokedReason: text('revoked_reason'),
    ip: text('ip'),
    userAgent: text('user_agent'),
  },
  (t) => [
    uniqueIndex('sessions_reference_hash_key').on(t.referenceHash),
    index('sessions_live_by_user_idx').on(t.userId).where(sql`${t.revokedAt} is null`),
    // Where somebody signed in from lately is asked of ended sessions too.
    index('sessions_by_user_idx').on(t.userId, t.createdAt),
  ],
)

export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: id().primaryKey(),
    tokenHash: bytea('token_hash').notNull(),
    purpose: linkPurpose('purpose').notNull(),
    /** The invited or resetting user; null for the set-up link, which creates one. */
    userId: id('user_id').references(() => users.id),
    createdAt: at('created_at').notNull(),
    createdBy: id('created_by').references(() => users.id),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [uniqueIndex('one_time_links_token_hash_key').on(t.tokenHash)],
)

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    codeHash: bytea('code_hash').notNull(),
    createdAt: at('created_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [uniqueIndex('recovery_codes_user_code_key').on(t.userId, t.codeHash)],
)

export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    tokenHash: bytea('token_hash').notNull(),
    /** The first characters, so that a person can tell tokens apart. */
    hint: text('hint').notNull(),
    scopes: text('scopes').array().notNull(),
    ownerId: id('owner_id')
      .notNull()
      .references(() => users.id),
    createdAt: at('created_at').notNull(),
    createdBy: id('created_by')
      .notNull()
      .references(() => users.id),
    expiresAt: at('expires_at').notNull(),
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [uniqueIndex('api_tokens_token_hash_key').on(t.tokenHash)],
)

/** The table of rate-limiter-flexible: points consumed by a key until it expires (epoch milliseconds). */
export const rateLimits = pgTable('rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})

export const savedFilters = pgTable(
  'saved_filters',
  {
    id: id().primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    page: text('page').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [uniqueIndex('saved_filters_name_key').on(t.userId, t.page, t.name)],
)
