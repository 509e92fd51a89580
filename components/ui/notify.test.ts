import { expect, it } from 'vitest'
import { drawNotices, hasWaitingNotice, notify, onFirstNotice } from './notify.ts'

it('a notice given before anything can draw it is kept, wakes the drawer, and comes first', () => {
  const drawn: string[] = []
  let isAwake = false
  const stopListening = onFirstNotice(() => {
    isAwake = true
  })
  expect(hasWaitingNotice()).toBe(false)

  notify({ title: 'first' })
  expect([isAwake, hasWaitingNotice()]).toEqual([true, true])

  const stopDrawing = drawNotices((notice) => drawn.push(notice.title))
  notify({ title: 'second' })
  expect(drawn).toEqual(['first', 'second'])

  stopDrawing()
  stopListening()
  expect(hasWaitingNotice()).toBe(false)
})
