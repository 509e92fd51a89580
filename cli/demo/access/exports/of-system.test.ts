import { describe, expect, test } from 'vitest'
import { type Export, systemNamed, systems } from '#cli/demo/organisation/systems.ts'
import { isPartialDocument } from '#lib/access/parsers/parser.ts'
import { exporterOf } from './of-system.ts'
import { documentsOf, nameOf, read, tellOf } from './testing/read-export.ts'

describe('every system', () => {
  test.each(systems.map(({ name }) => name))('%s writes files that are read whole', async (name) => {
    for (const day of [-180, -90, 0]) {
      for (const document of documentsOf(name, day)) {
        const { outcome } = await read(document)
        expect(outcome.format).toBe(document.format)
        expect(isPartialDocument(outcome), document.fileName).toBe(false)
        expect(outcome.isPaginationFinished).not.toBe(false)
      }
    }
  })

  test('writes the same files at every call', () => {
    const textsOf = (name: string) => documentsOf(name, -30).map(({ text }) => text)
    for (const { name } of systems) expect(textsOf(name)).toEqual(textsOf(name))
  })

  test.each(systems.map(({ name }) => name))('%s stops listing what was taken away', async (name) => {
    for (const document of documentsOf(name)) {
      const before = await read(document)
      const [grant] = before.grants
      const account = before.accounts.find(({ externalId }) => externalId === grant?.externalId)
      if (!grant || !account || account.accountKind === 'break_glass') continue
      expect(document.lists(grant.resource)).toBe(true)
      const gone = nameOf(grant, account)
      const after = await tellOf(name, document.format, 0, [gone])
      const left = after.grants.filter(
        ({ externalId, resource, role }) =>
          externalId === grant.externalId && resource === grant.resource && role === grant.role,
      )
      expect(left).toEqual([])
    }
  })

  test('is asked in a format of its own where such a system has one', () => {
    const kinds = Map.groupBy(systems, ({ export: kind }) => kind)
    const formats: readonly Export[] = ['github', 'aws', 'okta', 'kubernetes', 'postgresql']
    for (const kind of formats) expect(kinds.get(kind)?.length ?? 0).toBeGreaterThan(0)
    expect(systems.filter(({ zone }) => zone === 'repositories').map(({ export: kind }) => kind)).toEqual([
      'github',
      'github',
      'github',
    ])
    expect(exporterOf(systemNamed('vault')).kind).toBe('csv')
  })
})
