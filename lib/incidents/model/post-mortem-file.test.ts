import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listFixtures } from '#lib/platform/testing/fixtures.ts'
import { type PostMortemText, postMortemSections } from './post-mortem.ts'
import { asSection, type PostMortemFile, postMortemFile, readSections } from './post-mortem-file.ts'

const nothing: PostMortemText = {
  summary: '',
  impact: '',
  timeline: '',
  root_cause: '',
  vulnerability: '',
  remediation: '',
  prevention: '',
  went_well: '',
}
const file = (over: Partial<PostMortemFile> = {}): PostMortemFile => ({
  number: 42,
  title: 'Leaked deploy token used against the inference endpoint',
  severity: 'critical',
  detectedAt: '2026-11-20T22:14:00.000Z',
  resolvedAt: '2026-11-21T04:11:00.000Z',
  sections: { ...nothing, summary: 'A token leaked.', prevention: '- Short-lived tokens' },
  earlier: [],
  changeNote: null,
  ...over,
})

test('the file says what it is about and holds the sections in order, empty ones left out', () => {
  expect(postMortemFile(file())).toBe(`# Leaked deploy token used against the inference endpoint

INC-42: severity critical, detected Fri 20 Nov 2026, 22:14 UTC and resolved Sat 21 Nov 2026, 04:11 UTC.

## Summary

A token leaked.

## Preventive measures

- Short-lived tokens
`)
})

test('a later edition says what it changes and names those before it', () => {
  const text = postMortemFile(
    file({
      earlier: [{ publishedAt: '2026-11-23T09:00:00.000Z', changeNote: null }],
      changeNote: 'The range of\ndays was wrong.',
    }),
  )
  expect(text).toContain('**Edition 2.** What changed: The range of days was wrong.')
  expect(text).toContain('## Earlier editions\n\n- Edition 1, 23 Nov 2026\n')
})

test('a heading inside a section stays below it; a comment in code stays what it is', () => {
  expect(asSection('# One\n```sh\n# two\n```\n## Three\n#hash')).toBe(
    '### One\n```sh\n# two\n```\n### Three\n#hash',
  )
})

test('a block of code left open ends with its section', () => {
  expect(asSection('~~~\n## The vulnerability\n')).toBe('~~~\n## The vulnerability\n\n~~~')
})

const line = fc.oneof(
  fc.constantFrom(
    '# a',
    '## The vulnerability',
    '```',
    '````',
    '~~~',
    '```sh',
    '    ```',
    '',
    '- x',
    '   ## y',
    '\r',
  ),
  fc.string({ maxLength: 20 }),
)
const section = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

test('whatever is written in one section, all others are read back as they are', () => {
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(postMortemSections.map(({ key }) => [key, section]))),
      (written) => {
        const sections = { ...nothing, ...written }
        const read = readSections(postMortemFile(file({ sections })))
        for (const { key } of postMortemSections) expect(read[key] ?? '').toBe(asSection(sections[key]))
      },
    ),
  )
})

test('a section that is in order stays as it is', () => {
  fc.assert(
    fc.property(section, (text) => {
      expect(asSection(asSection(text))).toBe(asSection(text))
    }),
  )
})

const published = listFixtures(['postmortems'])
test.skipIf(published.length === 0).each(published)('what $path tells, a section holds', ({ file: path }) => {
  const text = readFileSync(path, 'utf8')
  const sections = { ...nothing, summary: text, vulnerability: 'Weak.' }
  const read = readSections(postMortemFile(file({ sections })))
  expect(read).toEqual({ summary: asSection(text), vulnerability: 'Weak.' })
})
