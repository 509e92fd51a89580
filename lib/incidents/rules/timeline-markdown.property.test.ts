import fc from 'fast-check'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import type { TimelineEntry, TimelineVersion } from '../model/timeline.ts'
import { entryMarkdown, timelineMarkdownHead } from './timeline-markdown.ts'

type Node = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** The document as the reader's own parser of GitHub's Markdown sees it. */
function parsed(markdown: string): Node[] {
  let root: Node | undefined
  const take = () => (tree: Node) => {
    root = tree
  }
  ReactMarkdown({ children: markdown, remarkPlugins: [remarkGfm], rehypePlugins: [take] })
  return (root?.children ?? []).filter(({ type }) => type === 'element' || type === 'raw')
}
const textOf = ({ value = '', children = [] }: Node): string => value + children.map(textOf).join('')
const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...all(node.children ?? [])])
/** An address that the reader made a link of: whoever reads it knows where it leads. */
const readsAsItsTarget = (node: Node) => {
  const href = String(node.properties?.href)
  const read = ['', 'http://', 'mailto:'].map((scheme) => `${scheme}${textOf(node)}`)
  return read.includes(href) || read.map(encodeURI).includes(href)
}
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What somebody writes who wants the document to say something else. */
const hostilePart = fc.oneof(
  fc.constantFrom(
    ...['\n', '\r', '\n\n', ' ', '`', '```', '~~~', '<!--', '-->', '<script>', '</details>', '<a href="x">'],
    ...['[', ']', '](', '(', ')', '<', '>', '](<https://evil.example>)', '![', '[a]: https://evil.example'],
    ...[
      '# ',
      '## ',
      '- ',
      '1. ',
      '> ',
      '| a |',
      '---',
      '===',
      '*',
      '_',
      '~',
      '\\',
      '&lt;',
      '&#10;',
      '$',
      '+',
    ],
    ...[
      'https://evil.example',
      'www.evil.example',
      'a@evil.example',
      '[^1]',
      '[^1]: note',
      '\t',
      '    ',
      '\u2028',
    ],
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
)
const hostile = fc
  .array(hostilePart, { minLength: 1, maxLength: 12 })
  // The database keeps neither NUL nor, in what must say something, nothing at all.
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((text) => oneLine(text) !== '')

const version = fc.record<TimelineVersion>({
  id: fc.constant('0190a8d0-0000-7000-8000-000000000001'),
  sequence: fc.constant(1),
  observedAt: fc.constant('2026-11-20T22:14:00.000Z'),
  recordedAt: fc.constant('2026-11-20T22:15:00.000Z'),
  kind: fc.constant('action'),
  authorName: hostile,
  source: fc.constant('browser'),
  body: hostile,
  reason: fc.option(hostile),
  links: fc.array(
    fc.record({
      type: fc.constant('page' as const),
      label: hostile,
      href: fc.constantFrom(
        'https://plumbline.example/a?b=1&lt;=2',
        'https://plumbline.example/a>b',
        String.raw`https://plumbline.example/a\b`,
        '/findings/a/b',
      ),
    }),
    { maxLength: 2 },
  ),
  attachments: fc.array(
    fc.record({
      evidenceId: fc.constant('e-1'),
      name: hostile,
      type: fc.constant('text/plain'),
      size: fc.constant(1),
    }),
    { maxLength: 2 },
  ),
} as never)
const entry = fc
  .record({ head: version, isWithdrawal: fc.boolean(), earlier: fc.array(version, { maxLength: 2 }) })
  .map(({ head, ...rest }) => ({ ...head, ...rest }) as TimelineEntry)

/** The parts that an entry must have at the top of the document, whatever is written in it. */
const shapeOf = ({ isWithdrawal, links, attachments, earlier }: TimelineEntry): string[] => [
  'h2',
  isWithdrawal ? 'p' : 'blockquote',
  // Two lists that follow each other are one.
  ...(links.length + attachments.length > 0 ? ['ul'] : []),
  ...earlier.flatMap(() => ['p', 'blockquote']),
]

test('nobody who writes an entry writes the document: hostile text stays text, in its own place', () => {
  fc.assert(
    fc.property(hostile, fc.array(entry, { minLength: 1, maxLength: 3 }), (title, entries) => {
      const asOf = new Date('2026-11-22T20:00:00Z')
      const nodes = parsed(timelineMarkdownHead(42, title, asOf) + entries.map(entryMarkdown).join(''))
      expect(nodes.map(({ type, tagName }) => tagName ?? type)).toEqual([
        'h1',
        'p',
        ...entries.flatMap(shapeOf),
      ])
      expect(all(nodes).filter(({ type }) => type === 'raw')).toEqual([])
      expect(textOf(nodes[0] as Node)).toBe(`INC-42: ${oneLine(title)}`)
      const headings = nodes.filter(({ tagName }) => tagName === 'h2').map(textOf)
      expect(headings).toEqual(
        entries.map(({ authorName }) => `Fri 20 Nov 2026, 22:14 UTC, action, ${oneLine(authorName)}`),
      )
      // Outside quotations the only links are those of the entries, under their own words.
      const own = all(nodes.filter(({ tagName }) => tagName !== 'blockquote'))
      const links = own.filter((node) => node.tagName === 'a' && !readsAsItsTarget(node))
      expect(links.map(textOf)).toEqual(
        entries.flatMap((one) => one.links.map(({ label }) => oneLine(label))),
      )
      expect(links.map(({ properties }) => decodeURI(String(properties?.href)))).toEqual(
        entries.flatMap((one) => one.links.map(({ href }) => href)),
      )
    }),
    { numRuns: 100 },
  )
})

test('what somebody wrote in Markdown is still that, in its quotation', () => {
  const body = 'The **token** was used, see [the log](https://logs.example/1).\n\n- first\n- second'
  const written = {
    ...({ links: [], attachments: [], earlier: [], isWithdrawal: false, reason: null } as const),
    ...({ kind: 'action', authorName: 'Priya Raman', body } as const),
    observedAt: '2026-11-20T22:14:00.000Z',
  } as unknown as TimelineEntry
  const [heading, quotation] = parsed(entryMarkdown(written))
  expect(textOf(heading as Node)).toBe('Fri 20 Nov 2026, 22:14 UTC, action, Priya Raman')
  expect(all([quotation as Node]).map(({ tagName }) => tagName)).toEqual(
    expect.arrayContaining(['strong', 'a', 'ul', 'li']),
  )
})
