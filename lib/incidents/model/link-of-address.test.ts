import { describe, expect, test } from 'vitest'
import { linkOfAddress } from './link-of-address.ts'
import { timelineLinkSchema } from './timeline.ts'

const origin = 'https://plumbline.example.org'
const link = (address: string, label = '') => linkOfAddress(address, label, origin)

describe('a link of an entry', () => {
  test('to a record of this installation is its path, named after it', () => {
    expect(link(`${origin}/findings/a1/f-8841?tab=raw`)).toEqual({
      type: 'finding',
      label: 'Finding f-8841',
      href: '/findings/a1/f-8841?tab=raw',
    })
    expect(link('/systems/s-1', 'Inference endpoint')).toEqual({
      type: 'system',
      label: 'Inference endpoint',
      href: '/systems/s-1',
    })
  })

  test('elsewhere keeps its whole address, over https only', () => {
    expect(link('https://github.com/acme/x/pull/2')).toMatchObject({
      type: 'page',
      label: 'github.com/acme/x/pull/2',
    })
    for (const refused of [
      'http://plain.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      '',
      '//evil.example/x',
      `${origin}//evil.example`,
    ])
      expect(link(refused)?.href.startsWith('https://') ?? true).toBe(true)
    expect(link('javascript:alert(1)')).toBeNull()
    expect(link(`${origin}//evil.example`)).toBeNull()
  })

  test('is one that the command takes', () => {
    for (const address of [`${origin}/`, `${origin}/mfa`, '/evidence/e-1', 'https://a.example/b c'])
      expect(timelineLinkSchema.safeParse(link(address)).success).toBe(true)
  })
})
