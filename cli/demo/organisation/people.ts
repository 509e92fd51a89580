import { createRandom } from '#cli/demo/random.ts'
import { demoDomain } from '#lib/identity/model.ts'
import { familyNames, givenNames } from './names.ts'

export type PersonaKey = 'lead' | 'manager' | 'auditor' | 'engineer' | 'administrator'

export type Person = {
  /** Number in the personnel register, `C-0042`. */
  number: string
  name: string
  email: string
  department: string
  title: string
  /** Number of their manager; null for the two at the top. */
  managerNumber: string | null
  employment: 'employee' | 'contractor'
  /** Days since they joined, and since they left; null while they work here. */
  joinedDaysAgo: number
  leftDaysAgo: number | null
  persona: PersonaKey | null
}

type Department = { name: string; size: number; title: string }

const departments: readonly Department[] = [
  { name: 'Model Research', size: 18, title: 'Research Engineer' },
  { name: 'Inference Platform', size: 15, title: 'Platform Engineer' },
  { name: 'Data Platform', size: 14, title: 'Data Engineer' },
  { name: 'Product Engineering', size: 20, title: 'Software Engineer' },
  { name: 'Site Reliability', size: 13, title: 'Reliability Engineer' },
  { name: 'Developer Experience', size: 9, title: 'Build Engineer' },
  { name: 'Security', size: 8, title: 'Security Engineer' },
  { name: 'Customer Support', size: 9, title: 'Support Engineer' },
  { name: 'Finance and People', size: 8, title: 'Specialist' },
  { name: 'Audit and Risk', size: 4, title: 'Auditor' },
]

/** Known by their part in the demonstration; the lead is Cygnus, who goes by one name. */
const cast: readonly (Pick<Person, 'name' | 'department' | 'title'> & { persona: PersonaKey })[] = [
  { persona: 'lead', name: 'Cygnus', department: 'Infrastructure', title: 'Pillar Lead, Infrastructure' },
  {
    persona: 'manager',
    name: 'Mara Okonjo',
    department: 'Inference Platform',
    title: 'Head of Inference Platform',
  },
  { persona: 'auditor', name: 'Anton Reyes', department: 'Audit and Risk', title: 'Head of Audit' },
  {
    persona: 'engineer',
    name: 'Ilse Marchand',
    department: 'Site Reliability',
    title: 'Reliability Engineer',
  },
  { persona: 'administrator', name: 'Teo Nakagawa', department: 'Security', title: 'Identity Administrator' },
]

const employed = { employment: 'employee', leftDaysAgo: null } as const

/** The personnel of The Covenant: the cast first, then department by department with its head in front. */
export function covenantPeople(): readonly Person[] {
  const random = createRandom('the covenant/people')
  const names = uniqueNames(random.shuffle(givenNames), random.shuffle(familyNames))
  const people: Person[] = [
    {
      ...employed,
      ...person(0, 'Vesna Aldergrove'),
      department: 'Direction',
      title: 'Managing Director',
      managerNumber: null,
      joinedDaysAgo: 2400,
      persona: null,
    },
    ...cast.map((member, index) => ({
      ...employed,
      ...person(index + 1, member.name),
      ...member,
      managerNumber: 'C-0001',
      joinedDaysAgo: 1300 + index * 97,
    })),
  ]
  for (const department of departments) {
    const head = people.find(
      ({ title, department: name }) => name === department.name && title.startsWith('Head'),
    )
    let managerNumber = head?.number ?? null
    for (let index = 0; index < department.size; index++) {
      const isHead = managerNumber === null
      const isContractor = !isHead && random.chance(0.14)
      const joinedDaysAgo = random.int(25, 1900)
      const next: Person = {
        ...person(people.length, names[people.length] ?? `Person ${people.length}`),
        department: department.name,
        title: isHead ? `Head of ${department.name}` : department.title,
        managerNumber: isHead ? 'C-0001' : managerNumber,
        employment: isContractor ? 'contractor' : 'employee',
        joinedDaysAgo,
        leftDaysAgo: !isHead && random.chance(0.05) ? random.int(3, Math.min(160, joinedDaysAgo - 10)) : null,
        persona: null,
      }
      people.push(next)
      if (isHead) managerNumber = next.number
    }
  }
  return people
}

const person = (index: number, name: string) => ({
  number: `C-${String(index + 1).padStart(4, '0')}`,
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@${demoDomain}`,
})

const uniqueNames = (given: readonly string[], family: readonly string[]): string[] =>
  Array.from(
    { length: 160 },
    (_, index) => `${given[index % given.length]} ${family[(index * 7) % family.length]}`,
  )
