import type { ParsedFinding } from '#lib/scans/model.ts'
import { at, isObject, list, text } from '../field.ts'
import type { ValueEvent } from '../stream-elements.ts'
import { advisoryIds, packageFinding } from './package-finding.ts'

/**
 * npm 7 and later: one of `vulnerabilities`, a package with its advisories in `via`. Each gives a finding. An
 * entry whose `via` holds only names is not vulnerable itself: it depends on one that is, and which has its
 * own entry. It counts as received and gives none.
 */
export function readVulnerablePackage(
  event: ValueEvent,
  problem: (path: string[], what: string) => void,
): ParsedFinding[] {
  const name = text(at(event.value, 'name')) ?? String(event.path[1])
  const via = list(at(event.value, 'via'))
  if (via.length === 0) {
    problem(['via'], 'It names no advisory and no dependency.')
    return []
  }
  return via.filter(isObject).flatMap((advisory, index) => {
    const url = text(at(advisory, 'url'))
    const ids = advisoryIds(url, [], at(advisory, 'source'))
    if (ids.length === 0) {
      problem(['via', String(index), 'url'], 'The advisory has neither an address nor a number.')
      return []
    }
    return packageFinding(
      {
        ids,
        packageName: text(at(advisory, 'dependency')) ?? text(at(advisory, 'name')) ?? name,
        version: undefined,
        fixedVersion: fixOf(at(event.value, 'fixAvailable')),
        title: text(at(advisory, 'title')),
        description: undefined,
        severity: at(advisory, 'severity') ?? at(event.value, 'severity'),
        url,
        path: text(at(event.value, 'nodes', 0)),
      },
      event,
    )
  })
}

/** The upgrade npm proposes, which may be of a package above the vulnerable one. */
function fixOf(fix: unknown): string | undefined {
  const name = text(at(fix, 'name'))
  const version = text(at(fix, 'version'))
  return name && version ? `${name}@${version}` : undefined
}
