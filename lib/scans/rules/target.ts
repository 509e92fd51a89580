/**
 * An image by its repository: tag, digest and Trivy's ` (alpine 3.11.13)` change with every build. Docker Hub's
 * short names are written out, so that `alpine`, `docker.io/alpine` and `docker.io/library/alpine` are one.
 */
export function imageTarget(image: string): string {
  const bare = image
    .replace(/ \([^()]*(?:\([^()]*\))?[^()]*\)$/, '')
    .replace(/@sha256:[0-9a-f]+$/i, '')
    .trim()
  // An archive or a folder is no reference: it has no registry and its colon, if any, no meaning.
  if (bare === '' || /\.(tar|tgz|gz|zip|sif)$/i.test(bare) || /^[./]/.test(bare)) return bare
  const name = bare.replace(/:[^:/]+$/, '').toLowerCase()
  const [first = '', ...rest] = name.split('/')
  const isRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first)
  const registry = isRegistry ? first.replace(/^(?:index|registry-1)\.docker\.io$/, 'docker.io') : 'docker.io'
  const repository = isRegistry ? rest : [first, ...rest]
  if (registry !== 'docker.io') return [registry, ...repository].join('/')
  return [registry, ...(repository.length === 1 ? ['library'] : []), ...repository].join('/')
}

/** A path in which the package's own version is no part of its identity (`…/foo-1.2.dist-info/METADATA`). */
export function manifestTarget(path: string, version: string | undefined): string {
  const clean = normalisePath(path)
  return version && version.length > 1 ? clean.replaceAll(version, '*') : clean
}

/** Slashes one way, no leading `./` or `/`, no `file://`, `..` resolved: one file has one name. */
export function normalisePath(path: string): string {
  const withoutScheme = path.replace(/^file:\/{2,}(?:localhost\/)?/i, '')
  const parts: string[] = []
  for (const part of withoutScheme.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const placeholderSegment = /^(?:\d+|[0-9a-f]{8,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** Host and path template of a URL: numbers and ids in the path become `{}`, the query is dropped. */
export function urlPlace(url: string): { host: string; pathTemplate: string } | null {
  if (!URL.canParse(url)) return null
  const { protocol, host, pathname } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const segments = pathname.split('/').map((segment) => (placeholderSegment.test(segment) ? '{}' : segment))
  return { host, pathTemplate: segments.join('/') }
}
