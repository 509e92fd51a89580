import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One row of the fixtures' INDEX.tsv. `expected` is kept as written: a number, or a word such as `parse-error`. */
export type Fixture = {
  path: string
  file: string
  kind: string
  formatVersion: string
  expected: string
  expression: string
  note: string
}

const projectRoot = resolve(import.meta.dirname, '../../..')

/** Real reports written by others; beside the project by default, or where PLUMBLINE_FIXTURES says. */
const fixturesRoot = resolve(projectRoot, process.env.PLUMBLINE_FIXTURES ?? '../shared/fixtures')

export const hasFixtures = existsSync(join(fixturesRoot, 'INDEX.tsv'))

/** The rows of the kinds asked for. Without the folder: none, and one visible line that says so. */
export function listFixtures(kinds: readonly string[]): Fixture[] {
  if (!hasFixtures) {
    console.warn(
      `Skipped: no fixtures at ${fixturesRoot} (set PLUMBLINE_FIXTURES); kinds: ${kinds.join(', ')}.`,
    )
    return []
  }
  const [, ...lines] = readFileSync(join(fixturesRoot, 'INDEX.tsv'), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [path, kind, formatVersion, , , , expected, expression, note] = line.split('\t')
    if (!path || !kind || !kinds.includes(kind)) return []
    return [
      {
        path,
        file: join(fixturesRoot, path),
        kind,
        formatVersion: formatVersion ?? '',
        expected: expected ?? '',
        expression: expression ?? '',
        note: note ?? '',
      },
    ]
  })
}
