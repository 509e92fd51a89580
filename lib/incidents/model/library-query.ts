import { incidentSeverities } from '../model.ts'
import { type LibraryCursor, type LibraryFilter, libraryCursorSchema } from './post-mortem-library.ts'

type Parameters = Readonly<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined): string =>
  ((Array.isArray(value) ? value[0] : value) ?? '').trim()

/** Reads `?q=…&severity=high&cause=…&late=yes&after=<moment>~<number>`. What it does not understand it leaves out. */
export function readLibraryRequest(asked: Parameters): {
  filter: LibraryFilter
  after: LibraryCursor | null
} {
  const [at, number] = one(asked.after).split('~')
  return {
    filter: {
      q: one(asked.q).slice(0, 200),
      severity: incidentSeverities.find((severity) => severity === one(asked.severity)) ?? null,
      cause: one(asked.cause).slice(0, 100) || null,
      isLate: one(asked.late) === 'yes',
    },
    after: libraryCursorSchema.safeParse({ at, number: Number(number) }).data ?? null,
  }
}

/** The address that asks for the same, from another line on where one is given. */
export function libraryPath(
  { q, severity, cause, isLate }: LibraryFilter,
  { after = null, day = null }: { after?: LibraryCursor | null; day?: string | null } = {},
): string {
  const query = new URLSearchParams({
    ...(q !== '' && { q }),
    ...(severity !== null && { severity }),
    ...(cause !== null && { cause }),
    ...(isLate && { late: 'yes' }),
    ...(after !== null && { after: `${after.at}~${after.number}` }),
    ...(day !== null && { asOf: day }),
  }).toString()
  return query === '' ? '/post-mortems' : `/post-mortems?${query}`
}

export const isNarrowedLibrary = ({ q, severity, cause, isLate }: LibraryFilter): boolean =>
  q !== '' || severity !== null || cause !== null || isLate
