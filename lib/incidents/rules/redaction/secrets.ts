import { type Finding, findPattern } from './finding.ts'

/** Secrets that their issuers made recognisable; each with what it is. */
const known: readonly { what: string; pattern: RegExp }[] = [
  {
    what: 'A private key.',
    pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}-----|$)/g,
  },
  { what: 'An access key of AWS.', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'A token of GitHub.', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{22,255})\b/g },
  { what: 'A token of GitLab.', pattern: /\bgl(?:pat|ptt|dt|rt)-[\w-]{20,255}/g },
  { what: 'A token of Slack.', pattern: /\bxox[abeoprs]-[\w-]{10,255}/g },
  { what: 'A key of Stripe.', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}\b/g },
  { what: 'A key of Google.', pattern: /\bAIza[\w-]{35}/g },
  { what: 'A token of npm.', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'A key of a model provider.', pattern: /\bsk-(?:[a-z]{2,10}-)?[\w-]{20,255}/g },
  { what: 'A signing secret of a webhook.', pattern: /\bwhsec_[A-Za-z0-9+/=]{24,255}/g },
  { what: 'A signed token (JWT).', pattern: /\beyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{8,4000}/g },
  {
    what: 'A name and a password in an address.',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/@]{1,200}@/gi,
  },
  {
    what: 'A value that is called a secret.',
    pattern:
      /\b(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|authorization)["'`]?\s{0,3}[:=]\s{0,3}["'`]?(?=[^\s"'`<]{0,200}\d)[^\s"'`<]{8,200}/gi,
  },
]

/** Long words of letters and digits without a space: a key looks like this, and little else does. */
const dense = /(?<![\w+/=-])[A-Za-z0-9+/_-]{20,512}={0,2}(?![\w+/=])/g
const shortestDense = 20
const fewestBitsPerCharacter = 4.1
const hex = /^[0-9a-f]+$/i
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** The id of a commit or the digest of a file, said to be one. */
const saysDigest = /(?:commit|sha-?\d*|digest|blob|tree|revision|checksum|@|md5)[\s:/`(]{0,4}$/i
const shortestHexKey = 32

/** Secrets by the form their issuers gave them, by what stands before them, and by how random they look. */
export const findSecrets = (text: string): Finding[] => [
  ...known.flatMap(({ what, pattern }) => findPattern(text, pattern, { kind: 'secret', why: what })),
  ...findPattern(
    text,
    dense,
    { kind: 'secret', why: 'It looks as random as a key.' },
    (match, at) => !looksRandom(match, text.slice(Math.max(0, at - 24), at)),
  ),
]

function looksRandom(word: string, before: string): boolean {
  if (uuid.test(word) || isPath(word)) return false
  if (hex.test(word)) return word.length >= shortestHexKey && /[a-f]/i.test(word) && !saysDigest.test(before)
  const hasAllThree = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word)
  return hasAllThree && bitsPerCharacter(word) >= fewestBitsPerCharacter
}

/** Short words between slashes are an address; in base64 slashes are rare. */
const isPath = (word: string): boolean => {
  const parts = word.split('/')
  return parts.length > 2 && parts.every((part) => part.length < shortestDense)
}

/** Shannon's entropy of the word's own characters. */
function bitsPerCharacter(word: string): number {
  const counts = new Map<string, number>()
  for (const sign of word) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => {
    const share = count / word.length
    return bits - share * Math.log2(share)
  }, 0)
}
