import type { ParsedFinding } from '#lib/scans/model.ts'
import { at, text, texts } from '../field.ts'
import type { ValueEvent } from '../stream-elements.ts'
import { advisoryIds, packageFinding } from './package-finding.ts'

/** npm 6: one of `advisories`, about one package. Its `findings[].paths` are where it is installed. */
export function readAdvisory(
  event: ValueEvent,
  problem: (path: string[], what: string) => void,
): ParsedFinding[] {
  const { value } = event
  const packageName = text(at(value, 'module_name'))
  if (!packageName) {
    problem(['module_name'], 'The package is not named.')
    return []
  }
  const url = text(at(value, 'url'))
  const ghsa = text(at(value, 'github_advisory_id'))
  const ids = advisoryIds(ghsa ?? url, texts(at(value, 'cves')), at(value, 'id') ?? event.path[1])
  return [
    packageFinding(
      {
        ids,
        packageName,
        version: text(at(value, 'findings', 0, 'version')),
        fixedVersion: fixedRange(text(at(value, 'patched_versions'))),
        title: text(at(value, 'title')),
        description: text(at(value, 'overview')),
        severity: at(value, 'severity'),
        url,
        path: text(at(value, 'findings', 0, 'paths', 0)),
      },
      event,
    ),
  ]
}

/** npm's way of saying "none": a range no version can satisfy. */
const fixedRange = (range: string | undefined) => (range === '<0.0.0' ? undefined : range)
