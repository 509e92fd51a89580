import type { GitHubClient } from '#lib/platform/github/client.ts'
import {
  findPull,
  mergePull,
  openPull,
  type PullRequest,
  readPull,
} from '#lib/platform/github/pull-request.ts'
import {
  blobAt,
  branchHead,
  commitFile,
  makeBranch,
  type Repository,
  readRepository,
} from '#lib/platform/github/repository.ts'
import { RemoteRefusal } from '#lib/platform/http/remote-refusal.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'
import { gitHubOf } from '../parts/publication-access.ts'
import { type Step, type StepArgs, type StepOutcome, wordsOf } from './step.ts'

const connect = ({ destination, terms, now }: StepArgs) => gitHubOf(destination, terms, now)

/** @throws PublicationBlocked when nobody outside could read what would be published there */
export async function openRepository(client: GitHubClient, now: Date): Promise<Repository> {
  const repository = await readRepository(client, now)
  if (!repository.isPublic) throw new PublicationBlocked('repository_private')
  if (repository.isArchived) throw new PublicationBlocked('repository_archived')
  if (!repository.mayWrite) throw new PublicationBlocked('no_permission')
  return repository
}

/** GitHub says 404 for what a credential may read but not write. */
async function written<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof RemoteRefusal && error.reason === 'not_found')
      throw new PublicationBlocked('no_permission', error.said, null, error)
    throw error
  }
}

/** queued → branched */
const branch: Step = async (args) => {
  const { publication, destination, now } = args
  const client = await connect(args)
  await openRepository(client, now)
  const base = await branchHead(client, destination.branch, now)
  if (base === null)
    throw new PublicationBlocked('repository_not_found', `There is no branch ${destination.branch}.`)
  if ((await branchHead(client, publication.branchName, now)) === null)
    await written(() => makeBranch(client, { branch: publication.branchName, from: base }, now))
  return {
    state: 'branched',
    set: {},
    what: `Made the branch ${publication.branchName}.`,
    detail: { base },
  }
}

/** branched → committed */
const commit: Step = async (args) => {
  const { publication, version, now } = args
  const client = await connect(args)
  const at = { path: publication.path, branch: publication.branchName }
  const held = await blobAt(client, at, now)
  const commitSha =
    held === version.blobSha
      ? await branchHead(client, publication.branchName, now)
      : await written(() =>
          commitFile(
            client,
            { ...at, text: version.markdown, message: wordsOf(args).message, replaces: held },
            now,
          ),
        )
  if (commitSha === null) throw new PublicationBlocked('branch_changed', `${publication.branchName} is gone.`)
  return {
    state: 'committed',
    set: { commitSha },
    what: `Committed ${publication.path}.`,
    detail: { commit: commitSha, blob: version.blobSha },
  }
}

/** committed → requested */
const request: Step = async (args) => {
  const { publication, destination, now } = args
  const client = await connect(args)
  const branches = { head: publication.branchName, base: destination.branch }
  const { message, body } = wordsOf(args)
  const pull =
    (await findPull(client, branches, now)) ??
    (await written(() => openPull(client, { ...branches, title: message, body }, now)))
  return {
    state: 'requested',
    set: { pullRequestNumber: pull.number, pullRequestUrl: pull.url },
    what: `Opened pull request #${pull.number}.`,
    detail: { pullRequest: pull.url },
  }
}

/** requested → merged */
const merge: Step = async (args) => {
  const { publication, now } = args
  const { pullRequestNumber: number, commitSha: sha } = publication
  if (number === null || sha === null) throw new Error(`publication ${publication.id} has no pull request`)
  const client = await connect(args)
  const pull = await readPull(client, number, now)
  if (pull.mergedAt !== null) return merged(pull)
  if (!pull.isOpen) throw new PublicationBlocked('closed_without_merge')
  // Two people approved one file: whatever else came onto the branch is nothing that they saw.
  if (pull.headSha !== sha || pull.changedFiles !== 1) throw new PublicationBlocked('branch_changed')
  if (pull.isMergeable === false) throw new PublicationBlocked('conflict')
  const { mergeMethod: method } = await openRepository(client, now)
  await written(() => mergePull(client, { number, sha, method }, now))
  const after = await readPull(client, number, now)
  if (after.mergedAt === null) throw new PublicationBlocked('unexpected', 'It was merged, and is not.')
  return merged(after)
}

const merged = ({ number, mergedAt }: PullRequest): StepOutcome => ({
  state: 'merged',
  set: { mergedAt },
  what: `Pull request #${number} was merged.`,
  detail: { mergedAt: mergedAt?.toISOString() ?? '' },
})

export const gitHubSteps = { queued: branch, branched: commit, committed: request, requested: merge }
