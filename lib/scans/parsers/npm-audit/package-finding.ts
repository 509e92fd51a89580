import type { ParsedFinding } from '#lib/scans/model.ts'
import { canonicalId, normaliseVulnerabilityId, trueAliases } from '#lib/scans/rules/aliases.ts'
import { fingerprintVersion, packageFindingIdentity } from '#lib/scans/rules/fingerprint.ts'
import { buildPurl, packageIdentity } from '#lib/scans/rules/package-identity.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { plainLine, plainText } from '../plain-text.ts'
import type { ValueEvent } from '../stream-elements.ts'

/** npm audits one lock file, which the report does not name. */
const manifest = 'package-lock.json'

export type Advisory = {
  ids: readonly string[]
  packageName: string
  version: string | undefined
  fixedVersion: string | undefined
  title: string | undefined
  description: string | undefined
  severity: unknown
  url: string | undefined
  path: string | undefined
}

/** The advisory's ids, its number in npm's own list last. */
export function advisoryIds(url: string | undefined, cves: readonly string[], number: unknown): string[] {
  const ghsa = /GHSA(?:-[0-9a-z]{4}){3}/i.exec(url ?? '')?.[0]
  const listed = /npmjs\.com\/advisories\/(\d+)/.exec(url ?? '')?.[1] ?? number
  const own = typeof listed === 'number' || typeof listed === 'string' ? [`NPM-${listed}`] : []
  const shared = [...cves, ...(ghsa ? [ghsa] : [])]
  return shared.length > 0 ? shared : own
}

export function packageFinding(advisory: Advisory, event: ValueEvent): ParsedFinding {
  const [first = '', ...others] = advisory.ids.map(normaliseVulnerabilityId)
  const aliases = trueAliases(first, others)
  const canonical = canonicalId([first, ...aliases])
  const purl = buildPurl('npm', advisory.packageName, advisory.version)
  return {
    type: 'dependency',
    assertion: 'present',
    ruleId: plainLine(canonical),
    title: plainLine(advisory.title ?? `${canonical} in ${advisory.packageName}`),
    description: plainText(advisory.description),
    severity: severityFromWord(advisory.severity),
    aliases: [first, ...aliases].filter((id) => id !== canonical).map((id) => plainLine(id)),
    packageName: plainLine(advisory.packageName),
    ...(advisory.version && { packageVersion: plainLine(advisory.version) }),
    ...(advisory.fixedVersion && { fixedVersion: plainLine(advisory.fixedVersion) }),
    purl: plainLine(purl, 2_000),
    target: manifest,
    ...(advisory.path && { path: plainLine(advisory.path, 2_000) }),
    ...(advisory.url && { url: plainLine(advisory.url, 2_000) }),
    ...packageFindingIdentity({ vulnerability: canonical, purl: packageIdentity(purl), target: manifest }),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}
