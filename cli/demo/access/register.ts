import { stringify } from 'csv-stringify/sync'
import type { Day } from '#cli/demo/history/life.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { theCovenant } from '#cli/demo/organisation.ts'
import { dateOn } from './exports/when.ts'

const { people } = theCovenant()
const byNumber = new Map(people.map((person) => [person.number, person]))

/** Of the managing director: whoever has nobody else above them. */
const topNumber = people.find(({ managerNumber }) => managerNumber === null)?.number ?? ''

/**
 * Who reviews: the manager of the register. Auditors decide nothing (SECURITY), so those who report to one are
 * reviewed one step up.
 */
function managerOf(person: Person): string | null {
  const manager = person.managerNumber === null ? undefined : byNumber.get(person.managerNumber)
  return manager?.persona === 'auditor' ? topNumber : person.managerNumber
}

/** The personnel register as it was exported on a day. */
export function peopleCsv(day: Day, end: Date): string {
  const rows = people
    .filter(({ joinedDaysAgo }) => -joinedDaysAgo <= day)
    .map((person) => ({
      Number: person.number,
      Name: person.name,
      'E-mail': person.email,
      Department: person.department,
      Title: person.title,
      Manager: managerOf(person) ?? '',
      Employment: person.employment,
      Joined: dateOn(-person.joinedDaysAgo, end),
      Left: person.leftDaysAgo !== null && -person.leftDaysAgo <= day ? dateOn(-person.leftDaysAgo, end) : '',
    }))
  return stringify(rows, { header: true })
}

export const headOf = (department: string): Person | undefined =>
  people.find(({ title, department: own }) => own === department && title === `Head of ${department}`)

/** Everybody who has somebody to review: they need to be able to sign in. */
export function managers(): Person[] {
  const numbers = new Set(people.map(managerOf))
  return people.filter(({ number }) => numbers.has(number))
}

/** Asked about the access of the managing director, whom nobody in line may review: every head reports there. */
export function reviewerOfTheTop(): Person | undefined {
  const head = headOf('Security')?.number
  return people.find(({ managerNumber, leftDaysAgo }) => managerNumber === head && leftDaysAgo === null)
}
