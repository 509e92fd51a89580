export type FlawSeverity = 'critical' | 'high' | 'medium' | 'low'
export type Ecosystem = 'deb' | 'golang' | 'pypi' | 'npm'

/**
 * A known vulnerability of one package. The identifiers are public ones; titles, versions and dates are ours and
 * only plausible.
 */
export type Flaw = {
  /** CVE number. */
  id: string
  /** GitHub advisory, where scanners of the ecosystem use it as the name. */
  ghsa: string | null
  /** `CWE-400`. */
  weakness: string
  severity: FlawSeverity
  title: string
  ecosystem: Ecosystem
  /** As the scanner names it; for Debian the binary package. */
  packageName: string
  /** Debian's source package. */
  source: string
  /** Debian: upstream version and revision, without the security update's number. */
  installed: string
  fixed: string
}

const word = '(\\S+) +'
const line = (fields: number) => new RegExp(`^${word.repeat(fields)}(.+)$`)

/** Splits a table of `fields` words and a title a line; a line that has fewer is a mistake in the table. */
export function readTable(table: string, fields: number): string[][] {
  const pattern = line(fields)
  return table
    .trim()
    .split('\n')
    .map((text) => {
      const match = pattern.exec(text.trim())
      if (!match) throw new Error(`The catalogue has a line with fewer than ${fields + 1} fields: ${text}`)
      return match.slice(1)
    })
}

const severities: readonly string[] = ['critical', 'high', 'medium', 'low'] satisfies FlawSeverity[]

export function flawSeverity(text: string | undefined): FlawSeverity {
  if (text !== undefined && severities.includes(text)) return text as FlawSeverity
  throw new Error(`The catalogue has the severity "${text}".`)
}

/** A table of `GHSA CVE CWE severity package installed fixed title`. */
export const readAdvisories = (ecosystem: Ecosystem, table: string): Flaw[] =>
  readTable(table, 7).map(
    ([ghsa = '', id = '', weakness = '', severity, name = '', installed = '', fixed = '', title = '']) => ({
      id,
      ghsa: ghsa === '-' ? null : ghsa,
      weakness,
      severity: flawSeverity(severity),
      title,
      ecosystem,
      packageName: name,
      source: name,
      installed,
      fixed,
    }),
  )
