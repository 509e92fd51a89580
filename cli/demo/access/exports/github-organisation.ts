import type { Day } from '#cli/demo/history/life.ts'
import { systems } from '#cli/demo/organisation/systems.ts'
import { api, host, nodeIdOf } from './github-user.ts'
import { momentOn } from './when.ts'

/** Each repository in scope has an organisation of its own. Since when that admits nobody without a second factor. */
const organisations: Readonly<Record<string, { login: string; requiresFactorFrom: Day }>> = {
  'web-console': { login: 'covenant-product', requiresFactorFrom: -118 },
  'terraform-live': { login: 'covenant-infrastructure', requiresFactorFrom: -152 },
  'docs-site': { login: 'covenant-docs', requiresFactorFrom: -64 },
}

const foundedOn: Day = -2300

export type Organisation = (typeof organisations)[string]

export function organisationOf(system: string): Organisation {
  const organisation = organisations[system]
  if (!organisation) throw new Error(`The Covenant has no organisation for "${system}".`)
  return organisation
}

/** `GET /orgs/{org}` as its owners are answered. */
export function organisationSettings(system: string, day: Day, end: Date) {
  const { login, requiresFactorFrom } = organisationOf(system)
  const changedOn = day >= requiresFactorFrom ? requiresFactorFrom : foundedOn
  const id = 20 + systems.findIndex(({ name }) => name === system)
  const url = `${api}/orgs/${login}`
  return {
    login,
    id,
    node_id: nodeIdOf('O', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${host}/avatars/u/${id}?`,
    description: null,
    name: 'The Covenant',
    company: null,
    blog: null,
    location: null,
    email: null,
    is_verified: true,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${host}/${login}`,
    created_at: isoOf(momentOn(foundedOn, end, login)),
    updated_at: isoOf(momentOn(changedOn, end, login)),
    archived_at: null,
    type: 'Organization',
    total_private_repos: 1,
    owned_private_repos: 1,
    private_gists: 0,
    disk_usage: 18_240,
    collaborators: 0,
    billing_email: 'accounts@covenant.example',
    default_repository_permission: 'none',
    members_can_create_repositories: false,
    two_factor_requirement_enabled: day >= requiresFactorFrom,
    members_allowed_repository_creation_type: 'none',
    members_can_create_public_repositories: false,
    members_can_create_private_repositories: false,
    members_can_create_internal_repositories: false,
    members_can_create_pages: false,
    members_can_fork_private_repositories: false,
    web_commit_signoff_required: false,
  }
}

const isoOf = (at: Date): string => at.toISOString().replace('.000Z', 'Z')
