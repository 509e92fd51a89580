import type { GitHubClient } from './client.ts'
import { asked } from './refusal.ts'

export type PullRequest = {
  number: number
  url: string
  /** The commit it would merge. */
  headSha: string
  isOpen: boolean
  /** As GitHub says; null while it is not merged. */
  mergedAt: Date | null
  /** False where it conflicts; null while GitHub works it out. */
  isMergeable: boolean | null
  /** How many files it would change; null in listings. */
  changedFiles: number | null
}

type Told = {
  number: number
  html_url: string
  state: string
  merged_at: string | null
  head: { sha: string }
  mergeable?: boolean | null
  changed_files?: number
}

const toPullRequest = (told: Told): PullRequest => ({
  number: told.number,
  url: told.html_url,
  headSha: told.head.sha,
  isOpen: told.state === 'open',
  mergedAt: told.merged_at === null ? null : new Date(told.merged_at),
  isMergeable: told.mergeable ?? null,
  changedFiles: told.changed_files ?? null,
})

type Branches = { head: string; base: string }

/** The pull request of a branch that was merged or is open; one that was closed is nobody's any more. @throws RemoteRefusal */
export async function findPull(
  { octokit, owner, repo }: GitHubClient,
  { head, base }: Branches,
  now: Date,
): Promise<PullRequest | null> {
  const { data } = await asked(now, () =>
    octokit.rest.pulls.list({
      owner,
      repo,
      head: `${owner}:${head}`,
      base,
      state: 'all',
      sort: 'created',
      direction: 'desc',
      per_page: 10,
    }),
  )
  const found = data.map(toPullRequest)
  return found.find(({ mergedAt }) => mergedAt !== null) ?? found.find(({ isOpen }) => isOpen) ?? null
}

/** @throws RemoteRefusal */
export async function openPull(
  { octokit, owner, repo }: GitHubClient,
  pull: Branches & { title: string; body: string },
  now: Date,
): Promise<PullRequest> {
  const { data } = await asked(now, () => octokit.rest.pulls.create({ owner, repo, ...pull }))
  return toPullRequest(data)
}

/** @throws RemoteRefusal */
export async function readPull(
  { octokit, owner, repo }: GitHubClient,
  number: number,
  now: Date,
): Promise<PullRequest> {
  const { data } = await asked(now, () => octokit.rest.pulls.get({ owner, repo, pull_number: number }))
  return toPullRequest(data)
}

/** Merges exactly the commit that was made; GitHub refuses when the branch has moved. @throws RemoteRefusal */
export async function mergePull(
  { octokit, owner, repo }: GitHubClient,
  { number, sha, method }: { number: number; sha: string; method: 'squash' | 'merge' | 'rebase' },
  now: Date,
): Promise<void> {
  await asked(now, () =>
    octokit.rest.pulls.merge({ owner, repo, pull_number: number, sha, merge_method: method }),
  )
}
