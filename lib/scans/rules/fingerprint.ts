import { hash } from 'node:crypto'

/**
 * Version of the field lists below. A change of any list raises it, and the merge then follows findings by
 * their alternate fingerprint and issue key instead of closing and re-opening them all.
 */
export const fingerprintVersion = 1

const lengthBytes = 4

/** SHA-256 over length-prefixed fields: `["ab","c"]` and `["a","bc"]` differ, as does a missing field from "". */
export function hashFields(kind: string, fields: readonly string[]): Uint8Array {
  const values = [`plumbline/${kind}/v${fingerprintVersion}`, ...fields]
  const lengths = values.map((value) => Buffer.byteLength(value))
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + lengthBytes + length, 0))
  let at = 0
  for (const [index, value] of values.entries()) {
    at = bytes.writeUInt32BE(lengths[index] ?? 0, at)
    at += bytes.write(value, at)
  }
  return hash('sha256', bytes, 'buffer')
}

export type Identity = { fingerprint: Uint8Array; issueKey: Uint8Array }

// Identity of a finding, by type (FORMATS: "Identity of a finding"). Never severity, description, score, fix
// version or line: they change while the finding stays the same.

/** @param target manifest or image, see `target.ts`; @param purl see `packageIdentity`. */
export const packageFindingIdentity = (id: {
  vulnerability: string
  purl: string
  target: string
}): Identity => ({
  fingerprint: hashFields('package', [id.vulnerability, id.purl, id.target]),
  issueKey: hashFields('package-issue', [id.vulnerability, id.purl]),
})

/** Licences share the package's shape: the licence stands where the vulnerability does. */
export const licenceIdentity = (id: { licence: string; packageName: string; target: string }): Identity => ({
  fingerprint: hashFields('licence', [id.licence, id.packageName, id.target]),
  issueKey: hashFields('licence-issue', [id.licence, id.packageName]),
})

export const secretIdentity = (id: { hmac: string; detector: string; path: string }): Identity => ({
  fingerprint: hashFields('secret', [id.hmac, id.detector, id.path]),
  issueKey: hashFields('secret-issue', [id.hmac]),
})

/**
 * The tool masked the value, so there is nothing to make an HMAC of: the masked text stands in for it. Two
 * masked secrets with the same detector, path and surroundings are one finding, which is fixed only when both
 * are gone. Scanners mask differently, so such a finding has no counterpart in another scanner.
 */
export const maskedSecretIdentity = (id: { masked: string; detector: string; path: string }): Identity => {
  const fields = [
    id.detector,
    id.path,
    id.masked
      .replace(/[*•x]{3,}/gi, '***')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
  return {
    fingerprint: hashFields('masked-secret', fields),
    issueKey: hashFields('masked-secret-issue', fields),
  }
}

/** @param control see `controlId`; @param resource its address, else path and hash of the block. */
export const infrastructureCodeIdentity = (id: { control: string; resource: string }): Identity => ({
  fingerprint: hashFields('infrastructure-code', [id.control, id.resource]),
  issueKey: hashFields('infrastructure-code-issue', [id.control, id.resource]),
})

/**
 * @param snippet normalised by `normaliseSnippet`; @param ordinal counts results that agree in rule, path and
 *   snippet; @param ruleFamily the weakness (CWE) where the rule names one, so that scanners agree.
 */
export const sourceCodeIdentity = (id: {
  rule: string
  ruleFamily: string
  path: string
  snippet: string
  ordinal: number
}): Identity => ({
  fingerprint: hashFields('source-code', [id.rule, id.path, id.snippet, String(id.ordinal)]),
  issueKey: hashFields('source-code-issue', [id.ruleFamily, id.path, id.snippet]),
})

export const webIdentity = (id: {
  rule: string
  ruleFamily: string
  method: string
  host: string
  pathTemplate: string
  parameter: string
}): Identity => {
  const place = [id.method, id.host, id.pathTemplate, id.parameter]
  return {
    fingerprint: hashFields('web', [id.rule, ...place]),
    issueKey: hashFields('web-issue', [id.ruleFamily, ...place]),
  }
}

/** White space and indentation do not make a different finding. */
export const normaliseSnippet = (snippet: string): string => snippet.replace(/\s+/g, ' ').trim()

/** Hash of a block of code, for resources without an address. */
export const blockHash = (lines: readonly string[]): string =>
  Buffer.from(hashFields('block', [normaliseSnippet(lines.join('\n'))])).toString('hex')
