import { z } from 'zod'

/** Where a system stands, in the policy's words; each of the four that demand a second factor has a control. */
export const systemEnvironments = [
  'development',
  'repositories',
  'cloud',
  'staging',
  'production',
  'corporate',
] as const
export const systemEnvironmentSchema = z.enum(systemEnvironments)
export type SystemEnvironment = z.infer<typeof systemEnvironmentSchema>

export const criticalities = ['critical', 'high', 'medium', 'low'] as const
export const criticalitySchema = z.enum(criticalities)
export type Criticality = z.infer<typeof criticalitySchema>

export const accessSourceKinds = [
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
] as const
export const accessSourceKindSchema = z.enum(accessSourceKinds)
export type AccessSourceKind = z.infer<typeof accessSourceKindSchema>

/** `held`: waits for a person. `superseded`: older than the feed's latest complete import, changed nothing. */
export const importStatuses = [
  'queued',
  'processing',
  'held',
  'complete',
  'partial',
  'superseded',
  'failed',
] as const
export type ImportStatus = (typeof importStatuses)[number]

export const employments = ['employee', 'contractor', 'unknown'] as const
export type Employment = (typeof employments)[number]

export const employmentStates = ['future', 'active', 'on_leave', 'left'] as const
export type EmploymentState = (typeof employmentStates)[number]

/** `unknown`: nothing says whether a person or a program signs in with it; treated as a person's until decided. */
export const accountKinds = ['human', 'service', 'break_glass', 'unknown'] as const
export const accountKindSchema = z.enum(accountKinds)
export type AccountKind = z.infer<typeof accountKindSchema>

export const accountStatuses = ['active', 'suspended', 'disabled'] as const
export type AccountStatus = (typeof accountStatuses)[number]

/** In rising order (PRODUCT: registered < capable < enforced < phishing-resistant). Unknown counts as uncovered. */
export const mfaLevels = [
  'unknown',
  'none',
  'registered',
  'capable',
  'enforced',
  'phishing_resistant',
] as const
export const mfaLevelSchema = z.enum(mfaLevels)
export type MfaLevel = z.infer<typeof mfaLevelSchema>

/** Does an account's factor reach the level that is asked for? */
export const reachesMfa = (level: MfaLevel, minimum: MfaLevel): boolean =>
  mfaLevels.indexOf(level) >= mfaLevels.indexOf(minimum)

export type PathStep = { type: 'group' | 'role' | 'team' | 'organisation'; name: string }
