import type {
  AccessSourceKind,
  AccountKind,
  AccountStatus,
  Criticality,
  Employment,
  EmploymentState,
  MfaLevel,
  SystemEnvironment,
} from '../model.ts'
import type { AccessFormat } from './format.ts'

export const environmentWords: Record<SystemEnvironment, string> = {
  development: 'Development',
  repositories: 'Repositories',
  cloud: 'Cloud',
  staging: 'Staging',
  production: 'Production',
  corporate: 'Corporate',
}

export const criticalityWords: Record<Criticality, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const employmentWords: Record<Employment, string> = {
  employee: 'Employee',
  contractor: 'Contractor',
  unknown: 'Not said',
}

export const employmentStateWords: Record<EmploymentState, string> = {
  future: 'Not here yet',
  active: 'Active',
  on_leave: 'On leave',
  left: 'Left',
}

export const accountKindWords: Record<AccountKind, string> = {
  human: 'Human',
  service: 'Service',
  break_glass: 'Break-glass',
  unknown: 'Not known',
}

export const accountStatusWords: Record<AccountStatus, string> = {
  active: 'Active',
  suspended: 'Suspended',
  disabled: 'Disabled',
}

export const mfaWords: Record<MfaLevel, string> = {
  unknown: 'Unknown',
  none: 'None',
  registered: 'Registered',
  capable: 'Capable',
  enforced: 'Enforced',
  phishing_resistant: 'Phishing-resistant',
}

/** Why an account counts as a person's. */
export const matchWords: Readonly<Record<string, string>> = {
  email: 'by its e-mail address',
  number: 'by the personnel number',
  username: 'by its user name',
  decision: 'decided by a person',
}

export const sourceKindWords: Record<AccessSourceKind, string> = {
  people: 'People register',
  scim: 'SCIM (pushed)',
  aws: 'AWS',
  github: 'GitHub',
  okta: 'Okta',
  'google-workspace': 'Google Workspace',
  entra: 'Microsoft Entra',
  kubernetes: 'Kubernetes',
  postgresql: 'PostgreSQL',
  csv: 'CSV',
  plumbline: 'Plumbline itself',
}

export const formatWords: Record<AccessFormat, string> = {
  'people-csv': 'People, CSV',
  'access-csv': 'Accounts and access, CSV',
  'aws-credential-report': 'Credential report',
  'github-members': 'Organisation members',
  'github-2fa-disabled': 'Members without a second factor',
  'github-collaborators': 'Collaborators of one repository',
  'github-consumed-licences': 'Consumed licences',
  'github-organisation': 'Organisation settings',
  'okta-users': 'Users',
  'okta-factors': 'Factors of one user',
  'okta-group-members': 'Members of one group',
  'google-users-csv': 'Users, CSV',
  'google-users-json': 'Users, API',
  'entra-registration-details': 'Registration details',
  'kubernetes-rbac': 'Roles and bindings',
  'postgresql-roles': 'Roles',
  scim: 'Users and groups, pushed',
  plumbline: 'Roles and tokens',
}

/** A stored format in words; one that this version no longer knows keeps its name. */
export const formatLabel = (format: string): string =>
  (formatWords as Readonly<Record<string, string>>)[format] ?? format
