import { describe, expect, it } from 'vitest'
import { readSearchAnswer } from './command.ts'

describe('the answer of the search address', () => {
  const item = { id: 'f1', label: 'CVE-2026-1', href: '/findings/f1', detail: 'inference-api' }

  it('is read as sections of items', () => {
    expect(readSearchAnswer({ sections: [{ title: 'Findings', items: [item] }] })).toEqual([
      { title: 'Findings', items: [item] },
    ])
  })

  it.each([null, 'x', {}, { sections: 'x' }, { sections: [null, { title: 'A' }] }])(
    'of another shape is empty',
    (body) => {
      expect(readSearchAnswer(body)).toEqual([])
    },
  )

  it.each(['https://elsewhere.example', '//elsewhere.example', 'javascript:alert(1)'])(
    'never leads to %s',
    (href) => {
      expect(readSearchAnswer({ sections: [{ title: 'Findings', items: [{ ...item, href }] }] })).toEqual([])
    },
  )
})
