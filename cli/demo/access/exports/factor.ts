import type { Day } from '#cli/demo/history/life.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { createRandom } from '#cli/demo/random.ts'

/** What somebody signs in with beside the password. */
export type Factor = 'none' | 'app' | 'key'

const kindOf = (person: Person) => createRandom(`the covenant/factor/${person.number}`)

/** Some carry a key that is bound to the site; two or three were forgotten when everybody else got their app. */
export function factorOf(person: Person): Factor {
  const kind = kindOf(person).next()
  return kind < 0.12 ? 'key' : kind > 0.985 ? 'none' : 'app'
}

/** Since when somebody must use it where each person is asked by a rule of their own: the last since two months. */
export function enforcedFrom(person: Person): Day {
  const random = kindOf(person)
  random.next()
  return -200 + Math.floor(random.next() * 140)
}
