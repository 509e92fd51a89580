import type { Delivery } from '../model/delivery.ts'
import { githubTales, type Tale } from './github-tales.ts'
import { linkTo, momentOf, namedIncidents, plain } from './outside-text.ts'
import { readPayload } from './payload.ts'

/**
 * A webhook of GitHub ("Webhook events and payloads"). Events that have a sentence of their own get it, others one line
 * that names them. The incidents are those whose names stand anywhere in the payload: in a commit, a branch, a title.
 * @param eventName of the header X-GitHub-Event
 * @throws PlumblineError invalid_input when it is no JSON object
 */
export function readGithub(eventName: string, raw: string): Delivery {
  const payload = readPayload(raw)
  const numbers = namedIncidents(raw)
  if (eventName === 'ping') return { numbers, reference: null, event: null }
  const action = payload.text('action')
  const repository = payload.text('repository.full_name') ?? payload.text('organization.login')
  const tale = (githubTales[eventName] ?? anything(eventName, action))(payload)
  if (tale === null) return { numbers, reference: null, event: null }
  const place = repository === null ? '' : ` in ${plain(repository)}`
  const href = tale.href ?? payload.text('repository.html_url')
  return {
    numbers,
    reference: null,
    event: {
      kind: tale.kind,
      body: `${tale.body}${place}`,
      observedAt: momentOf(tale.at),
      links: linkTo(tale.type ?? 'page', labelOf(eventName, repository), href),
      authorName: `GitHub: ${payload.text('sender.login') ?? repository ?? 'unknown'}`,
    },
  }
}

const words = (name: string) => name.replaceAll('_', ' ')

const labelOf = (eventName: string, repository: string | null) =>
  `GitHub ${words(eventName)}${repository === null ? '' : `, ${repository}`}`

const anything = (eventName: string, action: string | null) => (): Tale => ({
  kind: 'action',
  body: `${plain(words(eventName)).replace(/^./, (letter) => letter.toUpperCase())}${action === null ? '' : ` ${plain(words(action))}`}`,
})
