import { isPlumblineError } from '#lib/platform/errors.ts'
import { remoteHead } from '#lib/platform/git/remote.ts'
import { branchHead } from '#lib/platform/github/repository.ts'
import type { AllowList } from '#lib/platform/http/address-rules.ts'
import { checkOutgoingUrl, type OutgoingTerms } from '#lib/platform/http/outgoing.ts'
import { publicAddress } from '../../model/destination.ts'
import { publicationBlock } from '../../rules/publication-block.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'
import { openRepository } from '../advance-publication/github-steps.ts'
import { obstacleOf } from '../advance-publication/obstacle.ts'
import type { Destination } from './live-destination.ts'
import { gitHubOf, gitRemoteOf } from './publication-access.ts'

/** What was looked at, and what is so; with what to do where it is not good. */
export type DestinationLook = { name: string; message: string; nextStep: string | null }

/**
 * Looks whether a publication to a destination would go through: whether its hosts may be called, and its credential
 * works. It asks only what changes nothing.
 */
export async function checkDestination(
  destination: Destination,
  allow: AllowList,
  now: Date,
): Promise<DestinationLook[]> {
  return [
    await look('Repository and credential', () => reach(destination, { allow }, now)),
    await look('Public address', async () => {
      const { host } = checkOutgoingUrl(publicAddress(destination, 'inc-1.md'), allow)
      return `Pages are read at ${host}, which may be called.`
    }),
  ]
}

async function reach(destination: Destination, terms: OutgoingTerms, now: Date): Promise<string> {
  if (destination.kind === 'git') {
    const head = await remoteHead(gitRemoteOf(destination), terms)
    return head === null
      ? 'It answers, and is empty: the first post-mortem begins its history.'
      : `It answers; ${destination.branch} stands at ${head.slice(0, 10)}.`
  }
  const client = await gitHubOf(destination, terms, now)
  await openRepository(client, now)
  if ((await branchHead(client, destination.branch, now)) === null)
    throw new PublicationBlocked('repository_not_found', `There is no branch ${destination.branch}.`)
  return `It is public, the credential may write, and ${destination.branch} is there.`
}

async function look(name: string, at: () => Promise<string>): Promise<DestinationLook> {
  try {
    return { name, message: await at(), nextStep: null }
  } catch (error) {
    const obstacle = obstacleOf(error)
    if (obstacle !== null) {
      const { message, nextStep } = publicationBlock(obstacle.code, obstacle.said)
      return { name, message, nextStep }
    }
    if (isPlumblineError(error)) return { name, message: error.message, nextStep: error.nextStep }
    throw error
  }
}
