import { eq } from 'drizzle-orm'
import { publicationDestinations } from '#db/schema/incidents/post-mortems.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { replaceCredentialSchema } from '../model/destination.ts'
import { sealCredential } from './parts/destination-credential.ts'
import { liveDestination } from './parts/live-destination.ts'

/** Gives a destination another credential in place of the one it has, which is forgotten. */
export const replaceCredential = defineCommand({
  action: 'publication-destination.replace-credential',
  permission: 'incident-settings.manage',
  input: replaceCredentialSchema,
  async run({ ctx, input: { destinationId, credential }, tx }) {
    requireRecentMfa(ctx)
    const { name, kind } = await liveDestination(tx, destinationId)
    const isOfGitHub = credential.type === 'token' || credential.type === 'app'
    if (isOfGitHub !== (kind === 'github'))
      throw new PlumblineError(
        'invalid_input',
        `“${name}” does not sign in that way.`,
        kind === 'github' ? 'Give a token or a GitHub App.' : 'Give a name and a password, or nothing.',
      )
    await tx
      .update(publicationDestinations)
      .set({ sealedCredential: sealCredential(credential, destinationId) })
      .where(eq(publicationDestinations.id, destinationId))
    await notify(tx, { topic: 'post-mortems', keys: ['destinations'] })
    return {
      result: null,
      entry: {
        object: { type: 'publication-destination', id: destinationId },
        payload: { name, signsInWith: credential.type },
      },
    }
  },
})
