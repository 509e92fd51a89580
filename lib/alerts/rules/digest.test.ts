import { describe, expect, test } from 'vitest'
import { composeDigest, type DigestItem, type Reader } from './digest.ts'

const reader: Reader = {
  name: 'Mira Okafor',
  timeZone: 'Europe/Berlin',
  origin: 'https://plumbline.example.org',
  now: new Date('2026-11-22T12:00:00Z'),
}
const item = (id: string, of: Partial<DigestItem> = {}): DigestItem => ({
  id,
  urgency: 'soon',
  title: `Alert ${id}`,
  body: 'It closes by itself.',
  href: `/alerts/${id}`,
  dueAt: null,
  ...of,
})

describe('a digest', () => {
  test('of one alert has its title as the subject', () => {
    expect(composeDigest([item('1')], reader).subject).toBe('Alert 1')
  })

  test('of several counts them, and the urgent ones', () => {
    expect(composeDigest([item('1'), item('2', { urgency: 'urgent' })], reader).subject).toBe(
      '2 alerts for you, 1 of them urgent',
    )
  })

  test('says each alert once, though it grew twice since the last mail', () => {
    expect(composeDigest([item('1'), item('1')], reader).subject).toBe('Alert 1')
  })

  test('puts the urgent first, and of those the longest overdue', () => {
    const { text } = composeDigest(
      [
        item('notice', { urgency: 'notice' }),
        item('later', { urgency: 'urgent', dueAt: new Date('2026-11-22T11:00:00Z') }),
        item('longest', { urgency: 'urgent', dueAt: new Date('2026-11-20T11:00:00Z') }),
      ],
      reader,
    )
    const places = ['URGENT', 'longest', 'later', 'FOR YOUR NOTICE', 'notice'].map((word) =>
      text.indexOf(word),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test('says deadlines in the zone of its reader, and links to this installation', () => {
    const { text } = composeDigest([item('1', { dueAt: new Date('2026-11-22T10:00:00Z') })], reader)
    expect(text).toContain('Due Sun 22 Nov 2026, 11:00 (Europe/Berlin), 2 h over.')
    expect(text).toContain('https://plumbline.example.org/alerts/1')
    expect(text).toContain('https://plumbline.example.org/account/notifications')
  })

  test('lets no name out of a document write markup or lines of its own', () => {
    const title = 'x</a><script>alert("1")</script>\r\nBcc: everybody@example.org'
    const { html, text, subject } = composeDigest([item('1', { title })], reader)
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false)
  })

  test('of very many names forty and counts the rest', () => {
    const { text } = composeDigest(
      Array.from({ length: 1_000 }, (_, n) => item(String(n))),
      reader,
    )
    expect(text).toContain('960 more alerts in your inbox.')
    expect(text.match(/^- /gm)).toHaveLength(40)
  })
})
