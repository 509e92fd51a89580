import { App, Octokit } from 'octokit'
import { guardedFetch } from '../http/guarded-fetch.ts'
import type { OutgoingTerms } from '../http/outgoing.ts'
import type { GitHubCredential } from './credential.ts'

export type GitHubClient = { octokit: Octokit; owner: string; repo: string }

/** A pull request of a repository with long descriptions is some 30 KiB; a listing of a few stays below this. */
const mostAnswerBytes = 4 * 1024 * 1024

/**
 * Octokit for one repository, over the guarded way out. It neither retries nor waits by itself: whoever asks holds a
 * row locked and decides when to ask again. For an App this asks GitHub for a token of the installation first.
 * @param baseUrl of the API: `https://api.github.com`, or `https://github.example.org/api/v3`
 */
export async function gitHubClient(
  baseUrl: string,
  { owner, repo }: { owner: string; repo: string },
  credential: GitHubCredential,
  terms: OutgoingTerms,
): Promise<GitHubClient> {
  const options = {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    userAgent: 'Plumbline',
    request: { fetch: guardedFetch({ mostBytes: mostAnswerBytes, ...terms }) },
    retry: { enabled: false },
    throttle: { enabled: false },
    // It would write every refusal to the console; ours are kept with the publication.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  }
  if (credential.type === 'token')
    return { octokit: new Octokit({ ...options, auth: credential.token }), owner, repo }
  const app = new App({
    appId: credential.appId,
    privateKey: credential.privateKey,
    Octokit: Octokit.defaults(options),
  })
  return { octokit: await app.getInstallationOctokit(credential.installationId), owner, repo }
}

const quiet = () => undefined
