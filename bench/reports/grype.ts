import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describeFlaw, scoreOf } from '#cli/demo/reports/describe.ts'
import { goJson } from '#cli/demo/reports/go-json.ts'
import { descriptor } from '#cli/demo/reports/grype.ts'

export type LargeReport = {
  findings: number
  /** Distinct vulnerabilities and packages the findings are made of. */
  vulnerabilities: number
  packages: number
}

/** Of the size that FORMATS speaks of: some 1.8 kB an element, in all about 370 MB. */
export const largeReport: LargeReport = { findings: 200_000, vulnerabilities: 5_000, packages: 20_000 }

const scannedAt = new Date('2026-11-01T03:00:00Z')
const chunkLength = 256 * 1024

/**
 * A Grype report of any size, in chunks, the same bytes for the same numbers. Every finding has an identity of its
 * own: no two matches agree in vulnerability and package.
 * @throws RangeError when there are fewer pairs of vulnerability and package than findings
 */
export async function* grypeReport(size: LargeReport = largeReport): AsyncGenerator<Buffer> {
  if (size.findings > size.vulnerabilities * size.packages) {
    throw new RangeError('There are fewer pairs of a vulnerability and a package than findings.')
  }
  let text = '{\n "matches": ['
  for (let index = 0; index < size.findings; index++) {
    const element = goJson(match(index, size), 1, { escapesHtml: false }).replaceAll('\n', '\n  ')
    text += `${index === 0 ? '' : ','}\n  ${element}`
    if (text.length >= chunkLength) {
      yield Buffer.from(text)
      text = ''
    }
  }
  const tail = goJson(
    {
      source: { type: 'directory', target: '/src/monorepo' },
      distro: { name: '', version: '', idLike: null },
      descriptor: descriptor(scannedAt),
    },
    1,
    { escapesHtml: false },
  )
  yield Buffer.from(`${text}\n ],${tail.slice(1)}\n`)
}

/** Writes the report to a file. @returns its length in bytes and its SHA-256 in hexadecimal */
export async function writeGrypeReport(
  file: string,
  size: LargeReport = largeReport,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted() {
    for await (const chunk of grypeReport(size)) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(Readable.from(counted(), { objectMode: false }), createWriteStream(file))
  return { bytes, sha256: hash.digest('hex') }
}

const severities = ['low', 'medium', 'medium', 'high', 'high', 'medium', 'low', 'critical'] as const
const weaknesses = ['CWE-787', 'CWE-416', 'CWE-400', 'CWE-200', 'CWE-22', 'CWE-79', 'CWE-502', 'CWE-1321']
const flaws = [
  'Length of a record is not checked before it is copied into a buffer of fixed size',
  'Object is used again after the last reference to it was given back',
  'Deeply nested input is parsed without a limit',
  'Header of a request follows a redirect to another host',
  'Name in an archive leads outside the folder it is unpacked to',
  'Text of a message is written into a page as markup',
]
const words = [
  'core',
  'stream',
  'parse',
  'http',
  'cache',
  'queue',
  'codec',
  'route',
  'token',
  'metric',
  'graph',
  'table',
]

/** One element of `matches`: the pair of a vulnerability and a package that belongs to `index`. */
function match(index: number, { vulnerabilities, packages }: LargeReport) {
  // Packages advance by one, vulnerabilities by one more in each round through the packages: no pair comes twice.
  const packageNumber = index % packages
  const vulnerability = (packageNumber + Math.floor(index / packages)) % vulnerabilities
  const severity = severities[vulnerability % severities.length] ?? 'low'
  const name = packageName(packageNumber)
  const version = `${1 + (packageNumber % 9)}.${packageNumber % 31}.${packageNumber % 17}`
  const fixed = `${1 + (packageNumber % 9)}.${(packageNumber % 31) + 1}.0`
  const id = `CVE-${2019 + (vulnerability % 8)}-${20_000 + vulnerability}`
  const flaw = {
    id,
    ghsa: null,
    weakness: weaknesses[vulnerability % weaknesses.length] ?? 'CWE-20',
    severity,
    title: flaws[vulnerability % flaws.length] ?? '',
    ecosystem: 'npm' as const,
    packageName: name,
    source: name,
    installed: version,
    fixed,
  }
  const { vector, score, exploitability, impact } = scoreOf[severity]
  const cvss = {
    version: '3.1',
    vector,
    metrics: { baseScore: score, exploitabilityScore: exploitability, impactScore: impact },
    vendorMetadata: {},
  }
  const shown = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`
  return {
    vulnerability: {
      id,
      dataSource: `https://nvd.nist.gov/vuln/detail/${id}`,
      namespace: 'nvd:cpe',
      severity: shown,
      urls: [`https://nvd.nist.gov/vuln/detail/${id}`],
      description: describeFlaw(flaw),
      cvss: [cvss],
      fix: { versions: [fixed], state: 'fixed' },
      advisories: [],
    },
    relatedVulnerabilities: [],
    matchDetails: [
      {
        type: 'exact-direct-match',
        matcher: 'javascript-matcher',
        searchedBy: { language: 'javascript', namespace: 'nvd:cpe', package: { name, version } },
        found: { versionConstraint: `<${fixed} (semver)`, vulnerabilityID: id },
      },
    ],
    artifact: {
      id: hexadecimal(packageNumber),
      name,
      version,
      type: 'npm',
      locations: [{ path: `/packages/${name}/package.json`, accessPath: `/packages/${name}/package.json` }],
      language: 'javascript',
      licenses: ['MIT'],
      cpes: [`cpe:2.3:a:${name}:${name}:${version}:*:*:*:*:*:*:*`],
      purl: `pkg:npm/${name}@${version}`,
      upstreams: [],
    },
  }
}

const packageName = (number: number): string =>
  `${words[number % words.length]}-${words[Math.floor(number / words.length) % words.length]}-${number}`

const hexadecimal = (number: number): string => (number + 0x1000_0000_0000).toString(16).padStart(16, '0')
