import type { TimelineKind } from '../model.ts'
import { plain } from './outside-text.ts'
import type { Payload } from './payload.ts'

/** What an event of GitHub says: `null` when it says nothing worth a line. */
export type Tale = {
  kind: TimelineKind
  /** A sentence without its end, Markdown. */
  body: string
  at?: unknown
  href?: string | null
  type?: 'deployment' | 'change' | 'page'
}

type Teller = (payload: Payload) => Tale | null

const branch = (ref: string | null) => `“${plain((ref ?? '').replace(/^refs\/(heads|tags)\//, ''))}”`
const title = (text: string | null) => `“${plain(text ?? 'without a title')}”`

/** The sentence of each event that tells something in an incident, by its name in X-GitHub-Event. */
export const githubTales: Readonly<Record<string, Teller>> = {
  push(payload) {
    const commits = payload.at('commits')
    const count = Array.isArray(commits) ? commits.length : 0
    const ref = branch(payload.text('ref'))
    const head = payload.text('head_commit.message')?.split('\n')[0] ?? null
    const at = payload.at('repository.pushed_at')
    const href = payload.text('compare')
    const of = { kind: 'action', at, href, type: 'change' } as const
    if (payload.at('deleted') === true) return { ...of, body: `${ref} was deleted` }
    const forced = payload.at('forced') === true ? 'Force-pushed' : 'Pushed'
    return {
      ...of,
      body: `${forced} ${count} ${count === 1 ? 'commit' : 'commits'} to ${ref}${head === null ? '' : `, last ${title(head)}`}`,
    }
  },
  pull_request(payload) {
    const isMerged = payload.at('pull_request.merged') === true
    const deed = isMerged ? 'merged' : (payload.text('action') ?? 'changed')
    return {
      kind: 'action',
      body: `Pull request ${payload.text('number') ?? ''} ${title(payload.text('pull_request.title'))} was ${plain(deed.replaceAll('_', ' '))}`,
      at: payload.at(isMerged ? 'pull_request.merged_at' : 'pull_request.updated_at'),
      href: payload.text('pull_request.html_url'),
      type: 'change',
    }
  },
  deployment: (payload) => ({
    kind: 'action',
    body: `Deployment of ${branch(payload.text('deployment.ref'))} to ${plain(payload.text('deployment.environment') ?? 'an environment without a name')} was asked for`,
    at: payload.at('deployment.created_at'),
    type: 'deployment',
  }),
  deployment_status: (payload) => ({
    kind: 'action',
    body: `Deployment of ${branch(payload.text('deployment.ref'))} to ${plain(payload.text('deployment.environment') ?? 'an environment without a name')}: ${plain(payload.text('deployment_status.state') ?? 'unknown')}`,
    at: payload.at('deployment_status.created_at'),
    href: payload.text('deployment_status.target_url'),
    type: 'deployment',
  }),
  release: (payload) => ({
    kind: 'action',
    body: `Release ${title(payload.text('release.name') ?? payload.text('release.tag_name'))} was ${plain(payload.text('action') ?? 'changed')}`,
    at: payload.at('release.published_at') ?? payload.at('release.created_at'),
    href: payload.text('release.html_url'),
    type: 'change',
  }),
  workflow_run: (payload) => ({
    kind: 'action',
    body: `Workflow ${title(payload.text('workflow_run.name'))} on ${branch(payload.text('workflow_run.head_branch'))}: ${plain(payload.text('workflow_run.conclusion') ?? payload.text('action') ?? 'changed')}`,
    at: payload.at('workflow_run.updated_at'),
    href: payload.text('workflow_run.html_url'),
    type: 'deployment',
  }),
  issues: (payload) => ({
    kind: 'communication',
    body: `Issue ${payload.text('issue.number') ?? ''} ${title(payload.text('issue.title'))} was ${plain(payload.text('action') ?? 'changed')}`,
    at: payload.at('issue.updated_at'),
    href: payload.text('issue.html_url'),
  }),
  issue_comment: (payload) => ({
    kind: 'communication',
    body: `Comment on ${title(payload.text('issue.title'))}: ${plain(payload.text('comment.body') ?? '')}`,
    at: payload.at('comment.updated_at'),
    href: payload.text('comment.html_url'),
  }),
  code_scanning_alert: (payload) => ({
    kind: 'detection',
    body: `Code scanning alert ${title(payload.text('alert.rule.description'))} was ${plain((payload.text('action') ?? 'changed').replaceAll('_', ' '))}`,
    at: payload.at('alert.updated_at') ?? payload.at('alert.created_at'),
    href: payload.text('alert.html_url'),
  }),
  secret_scanning_alert: (payload) => ({
    kind: 'detection',
    // The alert holds the secret itself: nothing of it but its type is taken.
    body: `Secret scanning alert (${plain(payload.text('alert.secret_type_display_name') ?? payload.text('alert.secret_type') ?? 'unknown type')}) was ${plain((payload.text('action') ?? 'changed').replaceAll('_', ' '))}`,
    at: payload.at('alert.updated_at') ?? payload.at('alert.created_at'),
    href: payload.text('alert.html_url'),
  }),
  dependabot_alert: (payload) => ({
    kind: 'detection',
    body: `Dependabot alert ${title(payload.text('alert.security_advisory.summary'))} was ${plain(payload.text('action') ?? 'changed')}`,
    at: payload.at('alert.updated_at'),
    href: payload.text('alert.html_url'),
  }),
  repository_vulnerability_alert: (payload) => ({
    kind: 'detection',
    body: `Vulnerability alert ${plain(payload.text('alert.external_identifier') ?? payload.text('alert.ghsa_id') ?? '')} for ${plain(payload.text('alert.affected_package_name') ?? 'a package')}: ${plain(payload.text('action') ?? 'changed')}`,
    at: payload.at('alert.created_at'),
    href: payload.text('alert.external_reference'),
  }),
  security_advisory: (payload) => ({
    kind: 'detection',
    body: `Advisory ${plain(payload.text('security_advisory.ghsa_id') ?? '')} ${title(payload.text('security_advisory.summary'))} was ${plain(payload.text('action') ?? 'changed')}`,
    at: payload.at('security_advisory.updated_at'),
  }),
}
