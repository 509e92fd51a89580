import type { PersonFact } from '../model/fact.ts'
import type { Employment, EmploymentState } from '../model.ts'
import { normaliseWord, readYesNo } from './column-values.ts'
import { type RowCells, UnreadableRow } from './row-cells.ts'

const employments: Record<string, Employment> = {
  ...wordsFor('employee', [
    'employee',
    'permanent',
    'regular',
    'full time',
    'fulltime',
    'part time',
    'fixed term',
    'intern',
    'apprentice',
    'staff',
  ]),
  ...wordsFor('contractor', [
    'contractor',
    'contract',
    'contingent',
    'contingent worker',
    'external',
    'consultant',
    'freelance',
    'freelancer',
    'vendor',
    'temporary',
    'temp',
    'agency',
    'agency worker',
  ]),
}

const states: Record<string, EmploymentState> = {
  ...wordsFor('active', ['active', 'employed', 'current', 'working', 'enabled', 'probation']),
  ...wordsFor('on_leave', [
    'on leave',
    'leave',
    'leave of absence',
    'parental leave',
    'sick leave',
    'sabbatical',
  ]),
  ...wordsFor('left', [
    'left',
    'leaver',
    'terminated',
    'inactive',
    'departed',
    'former',
    'resigned',
    'retired',
    'offboarded',
    'disabled',
    'deactivated',
  ]),
  ...wordsFor('future', ['future', 'starter', 'pending', 'pre hire', 'prehire', 'not started', 'upcoming']),
}

function wordsFor<T extends string>(meaning: T, words: readonly string[]): Record<string, T> {
  return Object.fromEntries(words.map((word) => [word, meaning]))
}

/** A word of a register for what ties a person to the organisation; one that is not known says nothing. */
export const readEmployment = (word: string): Employment => employments[normaliseWord(word)] ?? 'unknown'

/**
 * Reads the rows of a register of people, one person each.
 * @param asOf decides what a first or last day means
 * @throws UnreadableRow where a row is no person, or one that stands further up already
 */
export function personRows(asOf: Date): (cells: RowCells, position: number) => PersonFact {
  const positions = new Map<string, number>()
  return (cells, position) => {
    const email = cells.email('email')
    const number = cells.text('number') || null
    const key = email ?? number
    if (key === null) {
      throw new UnreadableRow(
        null,
        'The row has neither an e-mail address nor a personnel number.',
        'Fill in one of the two: without it nobody can be told apart.',
      )
    }
    const person: PersonFact = {
      kind: 'person',
      key,
      name: nameIn(cells),
      email,
      number,
      department: cells.text('department') || null,
      title: cells.text('title') || null,
      manager: managerIn(cells),
      employment: readEmployment(cells.text('employment')),
      joinedAt: cells.date('joined'),
      leftAt: cells.date('left'),
      state: 'active',
    }
    person.state = stateOf(cells.text('state'), person, asOf)
    const first = positions.get(key)
    if (first !== undefined) {
      throw new UnreadableRow(
        email === null ? 'number' : 'email',
        `“${key}” stands in row ${first} already.`,
        'Keep one row for each person; the first one counted.',
      )
    }
    positions.set(key, position)
    return person
  }
}

function nameIn(cells: RowCells): string {
  const name = cells.text('name') || `${cells.text('givenName')} ${cells.text('familyName')}`.trim()
  if (name !== '') return name
  throw new UnreadableRow('name', 'The person has no name.', 'Fill in the name.')
}

/** As written: an address is compared without case, a number with it. */
function managerIn(cells: RowCells): string | null {
  const manager = cells.text('manager')
  if (manager === '') return null
  return manager.includes('@') ? manager.toLowerCase() : manager
}

/** Whoever has left by either the word or the date has left: access that stays open is the greater harm. */
function stateOf(
  written: string,
  { joinedAt, leftAt }: Pick<PersonFact, 'joinedAt' | 'leftAt'>,
  asOf: Date,
): EmploymentState {
  const stated = written === '' ? undefined : readState(written)
  if (leftAt !== null && leftAt.getTime() + lastDayMs <= asOf.getTime()) return 'left'
  if (stated !== undefined) return stated
  return joinedAt !== null && joinedAt > asOf ? 'future' : 'active'
}

/** The last day is a day of work. */
const lastDayMs = 24 * 60 * 60 * 1000

function readState(written: string): EmploymentState {
  const word = normaliseWord(written)
  const known = states[word]
  if (known !== undefined) return known
  const isActive = readYesNo(word)
  if (isActive !== undefined) return isActive ? 'active' : 'left'
  throw new UnreadableRow(
    'state',
    `The state “${written}” is not known.`,
    'Write active, on leave, left or future, or map no column to it: then the dates decide.',
  )
}
