import { pgEnum } from 'drizzle-orm/pg-core'

export const systemEnvironment = pgEnum('system_environment', [
  'development',
  'repositories',
  'cloud',
  'staging',
  'production',
  'corporate',
])
export const criticality = pgEnum('criticality', ['critical', 'high', 'medium', 'low'])
export const accessSourceKind = pgEnum('access_source_kind', [
  'people',
  'scim',
  'aws',
  'github',
  'okta',
  'google-workspace',
  'entra',
  'kubernetes',
  'postgresql',
  'csv',
  'plumbline',
])
/** As `run_status`, for imports of people, accounts and grants. */
export const importStatus = pgEnum('import_status', [
  'queued',
  'processing',
  'held',
  'complete',
  'partial',
  'superseded',
  'failed',
])
export const employment = pgEnum('employment', ['employee', 'contractor', 'unknown'])
export const employmentState = pgEnum('employment_state', ['future', 'active', 'on_leave', 'left'])
export const accountKind = pgEnum('account_kind', ['human', 'service', 'break_glass', 'unknown'])
export const accountStatus = pgEnum('account_status', ['active', 'suspended', 'disabled'])
/** In rising order: PostgreSQL compares an enum by the order of its values. */
export const mfaLevel = pgEnum('mfa_level', [
  'unknown',
  'none',
  'registered',
  'capable',
  'enforced',
  'phishing_resistant',
])
