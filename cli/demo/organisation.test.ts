import { describe, expect, test } from 'vitest'
import { theCovenant } from './organisation.ts'

const { people, systems, grants } = theCovenant()
const byNumber = new Map(people.map((person) => [person.number, person]))

describe('The Covenant', () => {
  test('has some 120 people, 14 systems and about 3,000 grants', () => {
    expect(people.length).toBeGreaterThanOrEqual(115)
    expect(people.length).toBeLessThanOrEqual(130)
    expect(systems).toHaveLength(14)
    expect(grants.length).toBeGreaterThanOrEqual(2_800)
    expect(grants.length).toBeLessThanOrEqual(3_200)
  })

  test('is the same at every call', () => {
    expect(theCovenant()).toEqual({ name: 'The Covenant', pillar: 'Infrastructure', people, systems, grants })
  })

  test('has systems in development, repositories, cloud and production', () => {
    expect(new Set(systems.map(({ zone }) => zone))).toEqual(
      new Set(['development', 'repositories', 'cloud', 'production']),
    )
  })

  test('has people with names and addresses of their own, in a domain reserved for examples', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    for (const { email } of people) expect(email).toMatch(/^[a-z.]+@covenant\.example$/)
  })

  test('has a manager for everybody but the director, and no circle among them', () => {
    for (const person of people) {
      const chain = [person.number]
      for (let next = person.managerNumber; next !== null; next = byNumber.get(next)?.managerNumber ?? null) {
        expect(byNumber.has(next)).toBe(true)
        expect(chain).not.toContain(next)
        chain.push(next)
      }
      expect(chain.at(-1)).toBe('C-0001')
    }
  })

  test('is led by Cygnus in the pillar Infrastructure', () => {
    expect(people.filter(({ persona }) => persona === 'lead')).toMatchObject([{ name: 'Cygnus' }])
    expect(people.flatMap(({ persona }) => persona ?? []).sort()).toEqual([
      'administrator',
      'auditor',
      'engineer',
      'lead',
      'manager',
    ])
  })
})

describe('its grants', () => {
  test('belong to people and systems that exist, once each', () => {
    const names = new Set(systems.map(({ name }) => name))
    for (const grant of grants) {
      expect(byNumber.has(grant.personNumber)).toBe(true)
      expect(names.has(grant.system)).toBe(true)
    }
    const keys = grants.map(({ personNumber, system, role, resource }) =>
      [personNumber, system, role, resource].join(),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('hold what a review should find: privilege unused for a quarter, and access of people who left', () => {
    const unused = grants.filter(
      ({ isPrivileged, lastUsedDaysAgo }) => isPrivileged && (lastUsedDaysAgo ?? 999) > 90,
    )
    const left = grants.filter(({ personNumber }) => byNumber.get(personNumber)?.leftDaysAgo !== null)
    expect(unused.length).toBeGreaterThan(5)
    expect(left.length).toBeGreaterThan(5)
    expect(unused.length + left.length).toBeLessThan(grants.length / 5)
  })

  test('were used after they were given', () => {
    for (const { grantedDaysAgo, lastUsedDaysAgo } of grants) {
      expect(lastUsedDaysAgo ?? 0).toBeLessThanOrEqual(grantedDaysAgo)
    }
  })
})
