import { type Fact, FactList } from '#components/ui/fact-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PersonDetail, PersonName } from '#lib/access/model/person-detail.ts'
import { employmentWords } from '#lib/access/model/words.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import { EmploymentMark } from './employment-mark.tsx'

const fewReports = 12

/** What the register says of a person. */
export function PersonFacts({
  person,
  now,
  mayReadEvidence,
  mayReadUsers,
}: {
  person: PersonDetail
  now: Date
  mayReadEvidence: boolean
  mayReadUsers: boolean
}) {
  const isActive = person.accounts.some(
    ({ to, status, kind }) => to === null && status === 'active' && kind !== 'service',
  )
  const facts: Fact[] = [
    ['State', <EmploymentMark key="state" state={person.state} hasAccess={isActive} />],
    ['Employment', employmentWords[person.employment]],
    ['E-mail', person.email && <span className="break-all">{person.email}</span>],
    ['Number', person.number],
    ['Title', person.title],
    ['Department', person.department],
    [
      'Manager',
      person.manager ? (
        <Name key="manager" person={person.manager} />
      ) : (
        <span key="nobody" className="text-ink-3">
          none
        </span>
      ),
    ],
    ['Joined', person.joinedAt && formatDate(person.joinedAt)],
    ['Left', person.leftAt && formatDate(person.leftAt)],
    ['Reports', person.reports.length > 0 && <Reports people={person.reports} />],
    [
      'In Plumbline',
      person.userId !== null && mayReadUsers && (
        <TextLink href={`/users/${person.userId}`} prefetch={false}>
          their user
        </TextLink>
      ),
    ],
    ['So since', <Time key="since" at={person.since} now={now} />],
    [
      'Evidence',
      mayReadEvidence && (
        <TextLink key="evidence" href={`/evidence/${person.evidenceId}`} prefetch={false}>
          the register
        </TextLink>
      ),
    ],
  ]
  return <FactList facts={facts} />
}

const Name = ({ person }: { person: PersonName }) => (
  <>
    <TextLink quiet href={`/people/${person.id}`} prefetch={false}>
      {person.name}
    </TextLink>
    {person.state === 'left' && <span className="text-breach">, has left</span>}
  </>
)

function Reports({ people }: { people: readonly PersonName[] }) {
  return (
    <ul className="grid gap-0.5">
      {people.slice(0, fewReports).map((person) => (
        <li key={person.id}>
          <Name person={person} />
        </li>
      ))}
      {people.length > fewReports && <li className="text-ink-3">and {people.length - fewReports} more</li>}
    </ul>
  )
}
