import { buildPurl } from '#lib/scans/rules/package-identity.ts'
import { at, text } from '../field.ts'
import type { SarifRule } from './rule.ts'

export type SarifPackage = {
  name: string
  version: string | undefined
  fixedVersion: string | undefined
  purl: string
}

const line = (message: string, label: string) =>
  new RegExp(`^${label}: (.+)$`, 'm').exec(message)?.[1]?.trim() || undefined

/** Ecosystems that Snyk writes among a rule's tags. */
const ecosystemTags = [
  'npm',
  'maven',
  'pip',
  'golang',
  'gomodules',
  'rubygems',
  'nuget',
  'composer',
  'deb',
  'rpm',
  'apk',
  'cargo',
]

/**
 * SARIF has no field for a package. Trivy and Grype write it into the message, Snyk names it as a logical
 * location, Black Duck in properties.
 */
export function packageOf(
  result: unknown,
  rule: SarifRule | undefined,
  message: string,
): SarifPackage | null {
  const found = fromTrivy(message) ?? fromGrype(message) ?? fromSnyk(result, rule) ?? fromProperties(result)
  if (!found) return null
  const [given] = rule?.purls ?? []
  return { ...found, purl: given ?? buildPurl(found.ecosystem, found.name, found.version) }
}

type Found = {
  name: string
  version: string | undefined
  fixedVersion: string | undefined
  ecosystem: string
}

function fromTrivy(message: string): Found | null {
  const name = line(message, 'Package')
  if (!name) return null
  return {
    name,
    version: line(message, 'Installed Version'),
    fixedVersion: line(message, 'Fixed Version'),
    ecosystem: 'generic',
  }
}

function fromGrype(message: string): Found | null {
  const match = /vulnerability in ([\w-]+) package: (.+?), version (.+?) was found/.exec(message)
  if (!match?.[1] || !match[2]) return null
  return { name: match[2], version: match[3], fixedVersion: undefined, ecosystem: match[1] }
}

function fromSnyk(result: unknown, rule: SarifRule | undefined): Found | null {
  const qualified = text(at(result, 'locations', 0, 'logicalLocations', 0, 'fullyQualifiedName'))
  const match = /^(.+)@([^@]*)$/.exec(qualified ?? '')
  if (!match?.[1]) return null
  const ecosystem = ecosystemTags.find((tag) => rule?.tags.includes(tag)) ?? 'generic'
  return { name: match[1], version: match[2] || undefined, fixedVersion: undefined, ecosystem }
}

function fromProperties(result: unknown): Found | null {
  const name = text(at(result, 'properties', 'component'))
  if (!name) return null
  return {
    name,
    version: text(at(result, 'properties', 'componentVersion')),
    fixedVersion: undefined,
    ecosystem: text(at(result, 'properties', 'componentOrigin')) ?? 'generic',
  }
}

const vulnerabilityIds = /CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}/gi

/** Every CVE and GHSA a rule names: in its id (Grype appends the package) or its descriptions (Snyk). */
export function vulnerabilityIdsOf(ruleId: string, rule: SarifRule | undefined): string[] {
  const own = ruleId.match(vulnerabilityIds)
  if (own) return own
  const named = [rule?.shortDescription, rule?.fullDescription].flatMap(
    (words) => words?.match(vulnerabilityIds) ?? [],
  )
  return [ruleId, ...named]
}
