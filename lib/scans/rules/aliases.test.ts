import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalId, mergeAliasGroups, trueAliases } from './aliases.ts'

describe('canonical id', () => {
  it.each([
    [['GHSA-9wv6-86v2-598j', 'CVE-2024-45296', 'SNYK-JS-X-1'], 'CVE-2024-45296'],
    [['SNYK-JS-X-1', 'ghsa-9WV6-86v2-598j'], 'GHSA-9wv6-86v2-598j'],
    [['RUSTSEC-2024-0001', 'GMS-2022-20'], 'GMS-2022-20'],
    [['cve-2024-1'], 'CVE-2024-1'],
    [['CVE-2024-2', 'CVE-2024-1'], 'CVE-2024-1'],
  ])('of %j is %s', (ids, expected) => {
    expect(canonicalId(ids)).toBe(expected)
  })
})

describe('aliases of one element', () => {
  it('an advisory with one CVE is that CVE', () => {
    expect(trueAliases('DSA-4808-1', ['CVE-2020-27350'])).toEqual(['CVE-2020-27350'])
  })

  it('an advisory that bundles several CVEs is none of them', () => {
    expect(trueAliases('ALAS-2024-2595', ['CVE-2024-37370', 'CVE-2024-37371'])).toEqual([])
    expect(trueAliases('CVE-2024-1', ['CVE-2024-2'])).toEqual([])
  })
})

const ids = [
  'CVE-2024-1',
  'CVE-2024-2',
  'CVE-2024-3',
  'GHSA-aaaa-aaaa-aaaa',
  'GHSA-bbbb-bbbb-bbbb',
  'OSV-1',
  'DSA-1',
  'DSA-2',
]
const anyLinks = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 10 })

describe('merging alias groups', () => {
  it('joins along chains', () => {
    const groups = mergeAliasGroups([
      ['OSV-1', 'GHSA-aaaa-aaaa-aaaa'],
      ['GHSA-aaaa-aaaa-aaaa', 'CVE-2024-1'],
    ])
    expect(new Set(groups.values())).toEqual(new Set(['CVE-2024-1']))
  })

  it('two CVEs never become one: a bundle stays alone, a chain keeps only its direct links', () => {
    const bundle = mergeAliasGroups([
      ['DSA-1', 'CVE-2024-1'],
      ['DSA-1', 'CVE-2024-2'],
    ])
    expect([...bundle]).toEqual(
      expect.arrayContaining([
        ['DSA-1', 'DSA-1'],
        ['CVE-2024-2', 'CVE-2024-2'],
      ]),
    )
    const chain = mergeAliasGroups([
      ['GHSA-aaaa-aaaa-aaaa', 'CVE-2024-1'],
      ['GHSA-aaaa-aaaa-aaaa', 'OSV-1'],
      ['OSV-1', 'CVE-2024-2'],
    ])
    expect(Object.fromEntries(chain)).toMatchObject({
      'GHSA-aaaa-aaaa-aaaa': 'CVE-2024-1',
      'OSV-1': 'CVE-2024-2',
    })
  })

  it('over any links: order does not matter, CVEs stay themselves, groups have one name', () => {
    fc.assert(
      fc.property(anyLinks, fc.nat(), (links, seed) => {
        const groups = mergeAliasGroups(links)
        const turned = links.map(
          (_, at) => links[(at + seed) % links.length] ?? (['OSV-1', 'OSV-1'] as const),
        )
        const swapped = turned.map(([a, b]) => [b, a] as const)
        expect(new Map([...mergeAliasGroups(swapped)].sort())).toEqual(new Map([...groups].sort()))
        for (const [id, canonical] of groups) {
          if (id.startsWith('CVE-')) expect(canonical).toBe(id)
          expect(groups.get(canonical)).toBe(canonical)
        }
      }),
      { numRuns: 500 },
    )
  })
})
