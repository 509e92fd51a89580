import type { ParsedFinding } from '#lib/scans/model.ts'
import { canonicalId, normaliseVulnerabilityId, trueAliases } from '#lib/scans/rules/aliases.ts'
import { fingerprintVersion, packageFindingIdentity } from '#lib/scans/rules/fingerprint.ts'
import { buildPurl, isSystemPackage, packageIdentity } from '#lib/scans/rules/package-identity.ts'
import { severityFromWord } from '#lib/scans/rules/severity.ts'
import { imageTarget, manifestTarget } from '#lib/scans/rules/target.ts'
import { at, list, text, texts } from '../field.ts'
import { plainLine, plainText } from '../plain-text.ts'
import type { ValueEvent } from '../stream-elements.ts'
import type { GrypeSource } from './parser.ts'

/** One of `matches[]`, or the path of what is missing in it. */
export function readMatch(
  event: ValueEvent,
  source: GrypeSource,
): ParsedFinding | { missing: string[]; what?: string } {
  const vulnerability = at(event.value, 'vulnerability')
  const artifact = at(event.value, 'artifact')
  const id = text(at(vulnerability, 'id'))
  const name = text(at(artifact, 'name'))
  if (!id) return { missing: ['vulnerability', 'id'] }
  if (!name) return { missing: ['artifact', 'name'] }

  const version = text(at(artifact, 'version'))
  const related = list(at(event.value, 'relatedVulnerabilities'))
  const aliases = trueAliases(
    id,
    related.flatMap((other) => text(at(other, 'id')) ?? []),
  )
  const ecosystem = ecosystemOf(artifact, source)
  const purl = text(at(artifact, 'purl')) ?? buildPurl(ecosystem, name, version)
  const path = text(at(artifact, 'locations', 0, 'path'))
  // A distribution's package has no manifest of its own: its database is the image's.
  const isSystem = isSystemPackage(text(at(artifact, 'type')) ?? '')
  // Grype names the image after the matches. Without it the finding would be another one than in the whole report.
  if ((isSystem || !path) && source.isCutOff) {
    return { missing: [], what: 'It stands in an image whose name was cut off with the end of the report.' }
  }
  const place = isSystem || !path ? imageTarget(source.name) : manifestTarget(path, version)
  const fixed = texts(at(vulnerability, 'fix', 'versions')).join(', ')
  const ruleId = normaliseVulnerabilityId(id)
  const description = text(at(vulnerability, 'description')) ?? text(at(related[0], 'description'))

  return {
    type: source.isImage ? 'image' : 'dependency',
    assertion: 'present',
    ruleId: plainLine(ruleId),
    title: plainLine(`${ruleId} in ${name}`),
    description: plainText(description),
    severity: severityFromWord(at(vulnerability, 'severity')),
    aliases: aliases.map((alias) => plainLine(alias)),
    packageName: plainLine(name),
    ...(version && { packageVersion: plainLine(version) }),
    ...(fixed && { fixedVersion: plainLine(fixed) }),
    purl: plainLine(purl, 2_000),
    target: plainLine(place, 2_000),
    ...(path && { path: plainLine(path, 2_000) }),
    ...packageFindingIdentity({
      vulnerability: canonicalId([id, ...aliases]),
      purl: packageIdentity(purl),
      target: place,
    }),
    fingerprintVersion,
    offset: event.offset,
    length: event.length,
  }
}

/** For a system package the distribution, whose name is the purl's namespace; else Syft's package type. */
function ecosystemOf(artifact: unknown, source: GrypeSource): string {
  const type = text(at(artifact, 'type')) ?? ''
  return isSystemPackage(type) && source.distribution ? source.distribution : type || 'generic'
}
