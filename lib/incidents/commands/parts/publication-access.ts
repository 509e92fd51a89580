import type { GitRemote } from '#lib/platform/git/remote.ts'
import { type GitHubClient, gitHubClient } from '#lib/platform/github/client.ts'
import { asked } from '#lib/platform/github/refusal.ts'
import type { OutgoingTerms } from '#lib/platform/http/outgoing.ts'
import { PublicationBlocked } from '../../rules/publication-blocked.ts'
import { openCredential } from './destination-credential.ts'
import type { Destination } from './live-destination.ts'

/** @throws PublicationBlocked, RemoteRefusal */
export async function gitHubOf(
  destination: Destination,
  terms: OutgoingTerms,
  now: Date,
): Promise<GitHubClient> {
  const credential = openCredential(destination.sealedCredential, destination.id)
  if (credential?.type !== 'token' && credential?.type !== 'app')
    throw new PublicationBlocked('credential_unreadable')
  const { owner, repository, url } = destination
  const at = { owner: owner ?? '', repo: repository ?? '' }
  // For an App this asks GitHub already.
  return asked(now, () => gitHubClient(url, at, credential, terms))
}

/** @throws PublicationBlocked */
export function gitRemoteOf({ id, url, branch, sealedCredential }: Destination): GitRemote {
  const credential = openCredential(sealedCredential, id)
  if (credential?.type !== 'basic' && credential?.type !== 'none')
    throw new PublicationBlocked('credential_unreadable')
  const login = credential.type === 'none' ? null : { user: credential.user, password: credential.password }
  return { url, branch, login }
}
