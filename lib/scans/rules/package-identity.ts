import { PackageURL } from 'packageurl-js'

/** Qualifiers that tell packages apart; arch, distro, epoch, upstream and the like change with a rebuild. */
const lastingQualifiers = ['classifier', 'repository_url'] as const

/** One name for one distribution: Syft and Trivy disagree on these. */
const distributions = new Map([
  ['rhel', 'redhat'],
  ['amzn', 'amazon'],
  ['amazonlinux', 'amazon'],
  ['ol', 'oracle'],
  ['oraclelinux', 'oracle'],
  ['rockylinux', 'rocky'],
  ['almalinux', 'alma'],
  ['sles', 'suse'],
  ['sled', 'suse'],
  ['opensuse.leap', 'opensuse'],
  ['opensuse-leap', 'opensuse'],
  ['opensuse.tumbleweed', 'opensuse'],
  ['opensuse-tumbleweed', 'opensuse'],
  ['mariner', 'azurelinux'],
  ['cbl-mariner', 'azurelinux'],
])
const systemTypes = new Set(['deb', 'rpm', 'apk', 'alpm'])

/**
 * A package without its version, equal across scanners: purl type, namespace, name and lasting qualifiers.
 * Text that is no purl is taken as it is, so that a tool's mistake costs a match but never a finding.
 */
export function packageIdentity(purl: string): string {
  // A version that its ecosystem forbids (Go's `v2`) must not hide the package.
  const parsed = parsePurl(purl) ?? parsePurl(withoutVersion(purl))
  if (!parsed) return purl.trim().toLowerCase()
  // Syft wrote pkg:alpine/musl before apk became a type of its own.
  const isOldAlpine = parsed.type === 'alpine'
  const type = isOldAlpine ? 'apk' : parsed.type
  const kept: { [name: string]: string } = {}
  for (const name of lastingQualifiers) {
    const value = parsed.qualifiers?.[name]
    if (value) kept[name] = value
  }
  return new PackageURL(
    type,
    namespaceOf(type, isOldAlpine ? 'alpine' : parsed.namespace),
    parsed.name,
    undefined,
    Object.keys(kept).length > 0 ? kept : undefined,
    undefined,
  ).toString()
}

function namespaceOf(type: string, namespace: string | null | undefined): string | undefined {
  if (!namespace) return undefined
  const name = namespace.toLowerCase()
  // Go module paths are compared without regard to case; npm scopes and Maven groups are not touched.
  if (type === 'golang') return name
  return systemTypes.has(type) ? (distributions.get(name) ?? name) : namespace
}

const withoutVersion = (purl: string) => purl.replace(/@[^@?#/]*(?=[?#]|$)/, '')

function parsePurl(purl: string): PackageURL | null {
  try {
    return PackageURL.fromString(purl)
  } catch {
    // Not a purl; the caller has another way to name the package.
    return null
  }
}

/** Trivy's `Type` and Syft's `type`, as the purl type and, for a distribution, its namespace. */
const ecosystems = new Map<string, readonly [type: string, namespace?: string]>([
  ...['npm', 'yarn', 'pnpm', 'bun', 'node-pkg', 'nodejs', 'javascript'].map(
    (name) => [name, ['npm']] as const,
  ),
  ...['pip', 'pipenv', 'poetry', 'uv', 'python-pkg', 'python', 'conda-pkg', 'pylock'].map(
    (name) => [name, ['pypi']] as const,
  ),
  ...['gomod', 'gobinary', 'go-module', 'golang', 'go'].map((name) => [name, ['golang']] as const),
  ...['jar', 'pom', 'gradle', 'gradle-lockfile', 'sbt', 'sbt-lockfile', 'java-archive', 'java', 'maven'].map(
    (name) => [name, ['maven']] as const,
  ),
  ...['bundler', 'gemspec', 'rubygems', 'gem', 'ruby'].map((name) => [name, ['gem']] as const),
  ...['cargo', 'rustbinary', 'rust-binary', 'rust-crate', 'rust'].map((name) => [name, ['cargo']] as const),
  ...['composer', 'composer-vendor', 'php-composer', 'php'].map((name) => [name, ['composer']] as const),
  ...['nuget', 'dotnet-core', 'packages-props', 'dotnet', 'dotnet-deps'].map(
    (name) => [name, ['nuget']] as const,
  ),
  ...['debian', 'ubuntu'].map((name) => [name, ['deb', name]] as const),
  ...['alpine', 'wolfi', 'chainguard'].map((name) => [name, ['apk', name]] as const),
  ...['redhat', 'centos', 'fedora', 'amazon', 'oracle', 'rocky', 'alma', 'photon', 'azurelinux', 'suse'].map(
    (name) => [name, ['rpm', name]] as const,
  ),
  ...['rhel', 'amzn', 'opensuse', 'opensuse.leap', 'opensuse-leap', 'sles', 'cbl-mariner'].map(
    (name) => [name, ['rpm', distributions.get(name) ?? name]] as const,
  ),
  ['deb', ['deb']],
  ['rpm', ['rpm']],
  ['apk', ['apk', 'alpine']],
  ['hex', ['hex']],
  ['pub', ['pub']],
  ['swift', ['swift']],
  ['cocoapods', ['cocoapods']],
  ['conan', ['conan']],
])

/** Whether the ecosystem is that of a distribution's own packages. */
export const isSystemPackage = (ecosystem: string): boolean =>
  systemTypes.has(ecosystems.get(ecosystem.toLowerCase())?.[0] ?? '')

/** A purl for tools that give only an ecosystem and a name (`group:artifact`, `@scope/name`, a module path). */
export function buildPurl(ecosystem: string, packageName: string, version?: string): string {
  const [type, distribution] = ecosystems.get(ecosystem.toLowerCase()) ?? ['generic']
  const separator = type === 'maven' ? ':' : '/'
  const cut = systemTypes.has(type) ? -1 : packageName.lastIndexOf(separator)
  const namespace = distribution ?? (cut > 0 ? packageName.slice(0, cut) : undefined)
  const name = cut > 0 ? packageName.slice(cut + 1) : packageName
  for (const kept of [version, undefined]) {
    try {
      return new PackageURL(type, namespace, name, kept, undefined, undefined).toString()
    } catch {
      // A version its ecosystem forbids is left out; a name that no purl can carry still names its package.
    }
  }
  return `pkg:generic/${encodeURIComponent(packageName)}`
}
