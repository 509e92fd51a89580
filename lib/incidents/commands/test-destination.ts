import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { remoteHead } from '#lib/platform/git/remote.ts'
import { branchHead } from '#lib/platform/github/repository.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { checkOutgoingUrl, type OutgoingTerms } from '#lib/platform/http/outgoing.ts'
import { type DestinationCheck, destinationSchema, publicAddress } from '../model/destination.ts'
import { publicationBlock } from '../rules/publication-block.ts'
import { PublicationBlocked } from '../rules/publication-blocked.ts'
import { openRepository } from './advance-publication/github-steps.ts'
import { obstacleOf } from './advance-publication/obstacle.ts'
import { type Destination, liveDestination } from './parts/live-destination.ts'
import { gitHubOf, gitRemoteOf } from './parts/publication-access.ts'

/** Looks whether a publication would go through: it asks only what changes nothing. */
export const testDestination = defineCommand({
  action: 'publication-destination.test',
  permission: 'incident-settings.manage',
  input: destinationSchema,
  async run({ input: { destinationId }, tx, now }) {
    const destination = await liveDestination(tx, destinationId)
    const terms = { allow: readAllowList(settings().publicationHosts, 'PLUMBLINE_PUBLICATION_HOSTS') }
    const checks = [
      await check('Repository and credential', () => reach(destination, terms, now)),
      await check('Public address', async () => {
        const { host } = checkOutgoingUrl(publicAddress(destination, 'inc-1.md'), terms.allow)
        return `Pages are read at ${host}, which may be called.`
      }),
    ]
    return {
      result: { checks },
      entry: {
        object: { type: 'publication-destination', id: destinationId },
        payload: { name: destination.name },
        decision: checks.every(({ isGood }) => isGood) ? 'good' : 'bad',
      },
    }
  },
})

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

async function check(name: string, look: () => Promise<string>): Promise<DestinationCheck> {
  try {
    return { name, isGood: true, text: await look() }
  } catch (error) {
    const obstacle = obstacleOf(error)
    if (obstacle !== null) {
      const { message, nextStep } = publicationBlock(obstacle.code, obstacle.said)
      return { name, isGood: false, text: `${message} ${nextStep}` }
    }
    if (isPlumblineError(error)) return { name, isGood: false, text: `${error.message} ${error.nextStep}` }
    throw error
  }
}
