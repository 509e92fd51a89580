import { pushFile } from '#lib/platform/git/remote.ts'
import { gitRemoteOf } from '../parts/publication-access.ts'
import { type Step, wordsOf } from './step.ts'

/**
 * queued → merged: one commit on the branch of a plain git server, unless it holds the text already. Git has no time
 * of merging: what counts is when the server was seen to hold it.
 */
const push: Step = async (args) => {
  const { publication, destination, version, terms, now } = args
  const { message } = wordsOf(args)
  const file = { path: publication.path, text: version.markdown, message, at: publication.requestedAt }
  const { commit, isNew } = await pushFile(gitRemoteOf(destination), file, terms)
  return {
    state: 'merged',
    set: { commitSha: commit, mergedAt: now },
    what: isNew
      ? `Pushed ${publication.path} to ${destination.branch}.`
      : `${destination.branch} held ${publication.path} already.`,
    detail: { commit, blob: version.blobSha },
  }
}

export const gitSteps = { queued: push }
