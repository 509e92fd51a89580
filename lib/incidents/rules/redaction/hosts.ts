import { type Finding, findPattern } from './finding.ts'

/**
 * Names that no public resolver answers: special-use and customary private ones (RFC 6762, RFC 8375, draft
 * "internal" of ICANN), and identifiers that name an account of a cloud.
 */
const privateName =
  /(?<![\w@.-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,10}(?:internal|local|localdomain|lan|corp|intranet|private|home\.arpa)(?![\w-]|\.\w)/gi
const cloudResource = /\barn:[a-z-]{2,12}:[a-z0-9-]{2,32}:[a-z0-9-]{0,20}:\d{12}:[\w/:.@+=-]{1,256}/g

/** Of systems that are public places by themselves. */
const publicHosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org'])
const dotted = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+$/i
/** `prod-db-01`: a hyphen and a number make a machine's name. */
const numbered = /^(?=.*\d)[a-z0-9]+(?:-[a-z0-9]+)+$/i

/** Whether the name of a system is that of a host, rather than of a product (`AWS`, `Payments`). */
export const isHostName = (name: string): boolean =>
  (dotted.test(name) || numbered.test(name)) && !publicHosts.has(name.toLowerCase())

/** Makes a search for internal hosts: by their form, and below the names given. */
export function prepareHosts(hosts: readonly string[]): (text: string) => Finding[] {
  const listed = [...new Set(hosts.map((host) => host.toLowerCase().replace(/^\*?\./, '')))]
    .filter((host) => host !== '')
    .sort((a, b) => b.length - a.length)
    .map((host) => host.replaceAll(/[^a-z0-9]/g, '\\$&'))
  const below =
    listed.length === 0
      ? null
      : new RegExp(`(?<![\\w@.-])(?:[a-z0-9_-]{1,63}\\.){0,10}(?:${listed.join('|')})(?![\\w-]|\\.\\w)`, 'gi')
  return (text) => [
    ...findPattern(text, privateName, {
      kind: 'internal_host',
      why: 'A name that only an internal network knows.',
    }),
    ...findPattern(text, cloudResource, { kind: 'internal_host', why: 'It names an account of the cloud.' }),
    ...(below === null
      ? []
      : findPattern(text, below, {
          kind: 'internal_host',
          why: 'A system of ours, or a host from the list of words.',
        })),
  ]
}
