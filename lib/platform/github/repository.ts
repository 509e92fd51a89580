import { RemoteRefusal } from '../http/remote-refusal.ts'
import type { GitHubClient } from './client.ts'
import { asked, askedFor } from './refusal.ts'

export type Repository = {
  isPublic: boolean
  isArchived: boolean
  mayWrite: boolean
  mergeMethod: 'squash' | 'merge' | 'rebase'
}

/** @throws RemoteRefusal */
export async function readRepository({ octokit, owner, repo }: GitHubClient, now: Date): Promise<Repository> {
  const { status, data } = await asked(now, () => octokit.rest.repos.get({ owner, repo }))
  // Redirects are not followed: the name that was approved is the one that is published at.
  if (Number(status) === 301) throw new RemoteRefusal('moved', `${owner}/${repo} is called otherwise now.`)
  return {
    isPublic: !data.private && (data.visibility ?? 'public') === 'public',
    isArchived: data.archived,
    // An App sees no permissions of its own here: it is told when it writes.
    mayWrite: data.permissions?.push ?? true,
    mergeMethod:
      data.allow_squash_merge !== false ? 'squash' : data.allow_merge_commit !== false ? 'merge' : 'rebase',
  }
}

/** The commit a branch stands at, or null where there is no such branch. @throws RemoteRefusal */
export async function branchHead(
  { octokit, owner, repo }: GitHubClient,
  branch: string,
  now: Date,
): Promise<string | null> {
  const found = await askedFor(now, () => octokit.rest.git.getRef({ owner, repo, ref: `heads/${branch}` }))
  return found?.data.object.sha ?? null
}

/** Makes a branch; one that somebody made in the meantime is left as it is. @throws RemoteRefusal */
export async function makeBranch(
  { octokit, owner, repo }: GitHubClient,
  { branch, from }: { branch: string; from: string },
  now: Date,
): Promise<void> {
  try {
    await asked(now, () =>
      octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: from }),
    )
  } catch (error) {
    if (error instanceof RemoteRefusal && /already exists/i.test(error.said)) return
    throw error
  }
}

/** The git blob id (hex) of a file on a branch, or null. @throws RemoteRefusal */
export async function blobAt(
  { octokit, owner, repo }: GitHubClient,
  { path, branch }: { path: string; branch: string },
  now: Date,
): Promise<string | null> {
  const found = await askedFor(now, () =>
    octokit.rest.repos.getContent({ owner, repo, path, ref: `refs/heads/${branch}` }),
  )
  if (found === null) return null
  const { data } = found
  if (Array.isArray(data) || data.type !== 'file')
    throw new RemoteRefusal('conflict', `${path} is no file there.`)
  return data.sha
}

export type FileToWrite = {
  path: string
  branch: string
  text: string
  message: string
  /** Blob id of what it replaces; null for a new file. GitHub refuses when something else stands there. */
  replaces: string | null
}

/** Commits one file. @returns the commit @throws RemoteRefusal */
export async function commitFile(
  { octokit, owner, repo }: GitHubClient,
  { path, branch, text, message, replaces }: FileToWrite,
  now: Date,
): Promise<string> {
  const { data } = await asked(now, () =>
    octokit.rest.repos.createOrUpdateFileContents({
      owner,
      repo,
      path,
      branch,
      message,
      content: Buffer.from(text).toString('base64'),
      ...(replaces !== null && { sha: replaces }),
    }),
  )
  const { sha } = data.commit
  if (sha === undefined) throw new RemoteRefusal('unexpected', 'GitHub named no commit.')
  return sha
}
