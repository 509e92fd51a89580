import { createHash, randomBytes } from 'node:crypto'

export type Severity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW'

/** A flaw as Trivy lists it. `id` follows the form of a CVE. */
export type Flaw = { id: string; package: string; severity: Severity }

export type Report = { asset: string; fileName: string; bytes: Buffer; sha256: string }

/** A name that no other test uses: what is one test's own cannot surprise another. */
export const ownName = (what: string): string => `${what}-${randomBytes(4).toString('hex')}`

/** `count` different flaws of one severity. */
export const flaws = (count: number, severity: Severity, prefix = 'CVE-2026-1'): Flaw[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${String(index).padStart(4, '0')}`,
    package: `part-${index}`,
    severity,
  }))

/** A report of a file system in Trivy's JSON, schema 2: the shape of `trivy fs --format json`. */
export function trivyReport(asset: string, found: readonly Flaw[]): Report {
  const report = {
    SchemaVersion: 2,
    ArtifactName: asset,
    ArtifactType: 'filesystem',
    Results: [
      {
        Target: 'package-lock.json',
        Class: 'lang-pkgs',
        Type: 'npm',
        Vulnerabilities: found.map((flaw) => ({
          VulnerabilityID: flaw.id,
          PkgName: flaw.package,
          InstalledVersion: '1.0.0',
          FixedVersion: '1.0.1',
          Title: `${flaw.package}: something can be done that should not`,
          Description: `A flaw of ${flaw.package}, made up for a test.`,
          Severity: flaw.severity,
        })),
      },
    ],
  }
  return seal(asset, `${asset}.trivy.json`, JSON.stringify(report, null, 2))
}

/** A report in Grype's JSON, of as many matches as asked for; some 600 bytes each. */
export function grypeReport(asset: string, matchCount: number): Report {
  const matches = Array.from({ length: matchCount }, (_, index) => ({
    vulnerability: {
      id: `CVE-2026-${String(10_000 + index)}`,
      severity: 'Medium',
      description: `A flaw of part ${index}, made up for a test.`,
      fix: { versions: ['2.0.0'], state: 'fixed' },
    },
    relatedVulnerabilities: [],
    artifact: {
      name: `part-${index}`,
      version: '1.0.0',
      type: 'deb',
      locations: [{ path: '/var/lib/dpkg/status' }],
      purl: `pkg:deb/debian/part-${index}@1.0.0?arch=amd64`,
    },
  }))
  const report = {
    matches,
    source: { type: 'image', target: { userInput: asset, tags: [asset] } },
    distro: { name: 'debian', version: '12' },
    descriptor: { name: 'grype', version: '0.100.0' },
  }
  return seal(asset, `${asset}.grype.json`, JSON.stringify(report))
}

export function seal(asset: string, fileName: string, content: string | Buffer): Report {
  const bytes = Buffer.from(content)
  return { asset, fileName, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
