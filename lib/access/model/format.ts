import { z } from 'zod'

/**
 * The documents that can be read, by the name stored with an import. Each is one feed of its source: several of
 * them describe one source together (GitHub's members, and those without a second factor).
 */
export const accessFormats = [
  'people-csv',
  'access-csv',
  'aws-credential-report',
  'github-members',
  'github-2fa-disabled',
  'github-collaborators',
  'github-consumed-licences',
  'github-organisation',
  'okta-users',
  'okta-factors',
  'okta-group-members',
  'google-users-csv',
  'google-users-json',
  'entra-registration-details',
  'kubernetes-rbac',
  'postgresql-roles',
  'scim',
  'plumbline',
] as const
export const accessFormatSchema = z.enum(accessFormats)
export type AccessFormat = z.infer<typeof accessFormatSchema>
