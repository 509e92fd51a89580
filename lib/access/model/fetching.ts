import type { AccessSourceKind } from '../model.ts'
import type { AccessFormat } from './format.ts'

/** A document of a source: what it is, how to fetch it, and what of it the sender has to name. */
export type Fetching = {
  format: AccessFormat
  what: string
  /** A command that writes the file; null where it is downloaded in a page. */
  command: string | null
  /** Where to find it without a command line, or what to mind. */
  note?: string
  /** It speaks for a part of the source alone, which the sender names: the word for that part. */
  part?: string
}

const postgresqlQuery = [
  'select r.rolname, r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls, r.rolcanlogin,',
  '  r.rolvaliduntil, g.rolname as member_of, m.admin_option',
  'from pg_roles r left join pg_auth_members m on m.member = r.oid left join pg_roles g on g.oid = m.roleid',
].join('\n')

/** What each kind of source is made of, the document that lists its accounts first. */
export const fetchings: Record<AccessSourceKind, readonly Fetching[]> = {
  people: [
    {
      format: 'people-csv',
      what: 'The register of people',
      command: null,
      note: 'Export it from the personnel system as CSV: name, e-mail address or number, department, manager, state.',
    },
  ],
  csv: [
    {
      format: 'access-csv',
      what: 'Accounts and what they may do',
      command: null,
      note: 'Export it from the system as CSV: a row for each right, with the account and its role.',
    },
  ],
  aws: [
    {
      format: 'aws-credential-report',
      what: 'The credential report',
      command: 'aws iam generate-credential-report\naws iam get-credential-report > credential-report.json',
    },
  ],
  github: [
    {
      format: 'github-members',
      what: 'The members',
      command: "gh api --paginate '/orgs/ORG/members?per_page=100' > members.json",
    },
    {
      format: 'github-2fa-disabled',
      what: 'The members without a second factor',
      command: "gh api --paginate '/orgs/ORG/members?filter=2fa_disabled&per_page=100' > 2fa-disabled.json",
      note: 'Only owners of the organisation may ask for it. It looks like the list of members: name its format.',
    },
    {
      format: 'github-collaborators',
      what: 'The collaborators of one repository',
      command: "gh api --paginate '/repos/ORG/REPO/collaborators?per_page=100' > collaborators.json",
      part: 'Repository',
    },
    {
      format: 'github-organisation',
      what: 'The settings: is a second factor required?',
      command: 'gh api /orgs/ORG > organisation.json',
    },
    {
      format: 'github-consumed-licences',
      what: 'The consumed licences of an enterprise',
      command: "gh api --paginate '/enterprises/ENTERPRISE/consumed-licenses' > licences.json",
    },
  ],
  okta: [
    {
      format: 'okta-users',
      what: 'The users',
      command:
        'curl -sH "Authorization: SSWS $OKTA_TOKEN" "https://ORG.okta.com/api/v1/users?limit=200" > users.json',
      note: 'Follow the header Link: rel="next" to the last page, and send all pages in one file.',
    },
    {
      format: 'okta-factors',
      what: 'The factors of one user',
      command:
        'curl -sH "Authorization: SSWS $OKTA_TOKEN" "https://ORG.okta.com/api/v1/users/USER/factors" > factors.json',
      part: 'User id',
    },
    {
      format: 'okta-group-members',
      what: 'The members of one group',
      command:
        'curl -sH "Authorization: SSWS $OKTA_TOKEN" "https://ORG.okta.com/api/v1/groups/GROUP/users" > group.json',
      part: 'Group',
    },
  ],
  'google-workspace': [
    {
      format: 'google-users-csv',
      what: 'The users, as the admin console exports them',
      command: null,
      note: 'Admin console, Directory, Users, Download users: all columns, as CSV.',
    },
    {
      format: 'google-users-json',
      what: 'The users, by API',
      command: 'gam print users fields all formatjson > users.json',
    },
  ],
  entra: [
    {
      format: 'entra-registration-details',
      what: 'The registration details of second factors',
      command:
        "az rest --method get --url 'https://graph.microsoft.com/v1.0/reports/authenticationMethods/userRegistrationDetails' > registration.json",
    },
  ],
  kubernetes: [
    {
      format: 'kubernetes-rbac',
      what: 'Roles and bindings of one cluster',
      command: 'kubectl get clusterroles,clusterrolebindings,roles,rolebindings -A -o json > rbac.json',
    },
  ],
  postgresql: [
    {
      format: 'postgresql-roles',
      what: 'Roles and memberships of one server',
      command: `psql --csv -c "${postgresqlQuery}" > roles.csv`,
    },
  ],
  scim: [],
  plumbline: [],
}

/** Sources that nobody sends documents to: they are fed by Plumbline itself. */
export const isFedByItself = (kind: AccessSourceKind): boolean => kind === 'scim' || kind === 'plumbline'
