import type { Ecosystem, Flaw, FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { hexOf } from '#cli/demo/random.ts'
import { describeFlaw, publishedAt, scoreOf } from './describe.ts'
import { goJson } from './go-json.ts'
import { versionsOn } from './package-versions.ts'
import { imageName, type Look } from './report.ts'

const version = '0.62.1'
const debian = '12.9'

/** `trivy image --format json`, schema 2. */
export function trivyImageReport(look: Look): string {
  const image = imageName(look.asset)
  const digest = imageDigest(look)
  const layer = {
    Digest: `sha256:${hexOf(`${digest} layer`, 64)}`,
    DiffID: `sha256:${hexOf(`${digest} diff`, 64)}`,
  }
  const of = (ecosystem: Ecosystem) =>
    look.present
      .filter(({ life }) => life.flaw.ecosystem === ecosystem)
      .map(({ life, severity }) => vulnerability(life.flaw, severity, look, layer))
  const languages = [
    {
      Target: `usr/local/bin/${look.asset}`,
      Class: 'lang-pkgs',
      Type: 'gobinary',
      Vulnerabilities: of('golang'),
    },
    { Target: 'Python', Class: 'lang-pkgs', Type: 'python-pkg', Vulnerabilities: of('pypi') },
  ].filter(({ Vulnerabilities }) => Vulnerabilities.length > 0)
  const report = {
    SchemaVersion: 2,
    CreatedAt: nanoseconds(look.at),
    ArtifactName: `${image}:${tag(look)}`,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: 'debian', Name: debian },
      ImageID: `sha256:${hexOf(`${digest} config`, 64)}`,
      DiffIDs: [layer.DiffID],
      RepoTags: [`${image}:${tag(look)}`],
      RepoDigests: [`${image}@${digest}`],
      ImageConfig: {
        architecture: 'amd64',
        created: look.at.toISOString(),
        os: 'linux',
        rootfs: { type: 'layers', diff_ids: [layer.DiffID] },
        config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], User: '65532' },
      },
    },
    Results: [
      {
        Target: `${image}:${tag(look)} (debian ${debian})`,
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: of('deb'),
      },
      ...languages,
    ],
    Trivy: { Version: version },
  }
  return `${goJson(report, 2)}\n`
}

/** An image is rebuilt for every scan. */
export const imageDigest = (look: Pick<Look, 'asset' | 'day'>): string =>
  `sha256:${hexOf(`${look.asset} ${look.day}`, 64)}`

const tag = (look: Look): string => `main-${hexOf(`${look.asset} ${look.day} commit`, 7)}`

type Layer = { Digest: string; DiffID: string }

function vulnerability(flaw: Flaw, severity: FlawSeverity, look: Look, layer: Layer) {
  const { installed, fixed } = versionsOn(flaw, look.day)
  const { vector, score } = scoreOf[severity]
  const isSystem = flaw.ecosystem === 'deb'
  const source = isSystem
    ? {
        ID: 'debian',
        Name: 'Debian Security Tracker',
        URL: 'https://salsa.debian.org/security-tracker-team/security-tracker',
      }
    : {
        ID: 'ghsa',
        Name: `GitHub Security Advisory ${flaw.ecosystem === 'pypi' ? 'pip' : 'Go'}`,
        URL: 'https://github.com/advisories',
      }
  return {
    VulnerabilityID: flaw.id,
    PkgID: `${flaw.packageName}@${installed}`,
    PkgName: flaw.packageName,
    ...(flaw.ecosystem === 'pypi' ? { PkgPath: pythonPath(flaw) } : {}),
    PkgIdentifier: { PURL: purlOf(flaw, installed), UID: hexOf(`${flaw.packageName} ${installed}`, 16) },
    InstalledVersion: installed,
    FixedVersion: fixed,
    Status: 'fixed',
    Layer: layer,
    SeveritySource: source.ID,
    PrimaryURL: `https://avd.aquasec.com/nvd/${flaw.id.toLowerCase()}`,
    DataSource: source,
    Title: `${flaw.source}: ${flaw.title}`,
    Description: describeFlaw(flaw),
    Severity: severity.toUpperCase(),
    CweIDs: [flaw.weakness],
    CVSS: { nvd: { V3Vector: vector, V3Score: score } },
    References: [
      ...(flaw.ghsa ? [`https://github.com/advisories/${flaw.ghsa}`] : []),
      `https://nvd.nist.gov/vuln/detail/${flaw.id}`,
      `https://www.cve.org/CVERecord?id=${flaw.id}`,
    ],
    PublishedDate: publishedAt(flaw),
    LastModifiedDate: publishedAt(flaw),
  }
}

const pythonPath = (flaw: Flaw): string =>
  `usr/lib/python3/site-packages/${flaw.packageName.replaceAll('-', '_')}-${flaw.installed}.dist-info/METADATA`

function purlOf(flaw: Flaw, installed: string): string {
  switch (flaw.ecosystem) {
    case 'deb':
      return `pkg:deb/debian/${flaw.packageName}@${encodeURIComponent(installed).replaceAll('%3A', ':')}?arch=amd64&distro=debian-${debian}`
    case 'golang':
      return `pkg:golang/${flaw.packageName}@${installed}`
    case 'pypi':
      return `pkg:pypi/${flaw.packageName}@${installed}`
    case 'npm':
      return `pkg:npm/${flaw.packageName.replace('@', '%40')}@${installed}`
  }
}

/** Go prints nanoseconds; a clock that stands still has none. */
const nanoseconds = (at: Date): string => at.toISOString().replace('Z', '000000Z')
