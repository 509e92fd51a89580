import type { Flaw, FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { hexOf } from '#cli/demo/random.ts'
import { describeFlaw, scoreOf } from './describe.ts'
import { goJson } from './go-json.ts'
import { capitalised, type Look } from './report.ts'

const version = '0.92.0'

/** `grype dir:/src -o json`: Grype leaves the characters of HTML alone and indents by one. */
export function grypeDirectoryReport(look: Look): string {
  const report = {
    matches: look.present.map(({ life, severity }) => match(life.flaw, severity)),
    source: { type: 'directory', target: `/src/${look.asset}` },
    distro: { name: '', version: '', idLike: null },
    descriptor: descriptor(look.at),
  }
  return `${goJson(report, 1, { escapesHtml: false })}\n`
}

export const descriptor = (at: Date) => ({
  name: 'grype',
  version,
  configuration: {
    output: ['json'],
    search: { scope: 'squashed', 'unindexed-archives': false, 'indexed-archives': true },
    ignore: [],
    'only-fixed': false,
    'fail-on-severity': '',
  },
  db: {
    status: {
      schemaVersion: 'v6.0.2',
      built: at.toISOString(),
      path: '/home/scanner/.cache/grype/db/6/vulnerability.db',
      valid: true,
    },
  },
  timestamp: at.toISOString(),
})

function match(flaw: Flaw, severity: FlawSeverity) {
  const { vector, score, exploitability, impact } = scoreOf[severity]
  const cvss = {
    type: 'Secondary',
    version: '3.1',
    vector,
    metrics: { baseScore: score, exploitabilityScore: exploitability, impactScore: impact },
    vendorMetadata: {},
  }
  const advisory = `https://github.com/advisories/${flaw.ghsa}`
  return {
    vulnerability: {
      id: flaw.ghsa ?? flaw.id,
      dataSource: advisory,
      namespace: 'github:language:python',
      severity: capitalised(severity),
      urls: [],
      description: flaw.title,
      cvss: [cvss],
      fix: { versions: [flaw.fixed], state: 'fixed' },
      advisories: [],
    },
    relatedVulnerabilities: [
      {
        id: flaw.id,
        dataSource: `https://nvd.nist.gov/vuln/detail/${flaw.id}`,
        namespace: 'nvd:cpe',
        severity: capitalised(severity),
        urls: [advisory],
        description: describeFlaw(flaw),
        cvss: [{ source: 'nvd@nist.gov', ...cvss, type: 'Primary' }],
      },
    ],
    matchDetails: [
      {
        type: 'exact-direct-match',
        matcher: 'python-matcher',
        searchedBy: {
          language: 'python',
          namespace: 'github:language:python',
          package: { name: flaw.packageName, version: flaw.installed },
        },
        found: { versionConstraint: `<${flaw.fixed} (python)`, vulnerabilityID: flaw.ghsa ?? flaw.id },
        fix: { suggestedVersion: flaw.fixed },
      },
    ],
    artifact: {
      id: hexOf(`${flaw.packageName} ${flaw.installed}`, 16),
      name: flaw.packageName,
      version: flaw.installed,
      type: 'python',
      locations: [
        { path: '/requirements.txt', accessPath: '/requirements.txt', annotations: { evidence: 'primary' } },
      ],
      language: 'python',
      licenses: [],
      cpes: [`cpe:2.3:a:${flaw.packageName}:${flaw.packageName}:${flaw.installed}:*:*:*:*:*:*:*`],
      purl: `pkg:pypi/${flaw.packageName}@${flaw.installed}`,
      upstreams: [],
    },
  }
}
