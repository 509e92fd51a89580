import { describe, expect, it } from 'vitest'
import { readLiveMessage } from './live-message.ts'

describe('a live message', () => {
  it('names its topic and the keys that changed', () => {
    expect(readLiveMessage('{"topic":"posture","keys":[["posture"],"findings"]}')).toEqual({
      topic: 'posture',
      keys: [['posture'], ['findings']],
    })
  })

  it('may change no key, and then only refreshes the page', () => {
    expect(readLiveMessage('{"topic":"posture"}')).toEqual({ topic: 'posture', keys: [] })
  })

  it.each(['', '{', 'null', '[]', '{"keys":[]}'])('that is unreadable (%s) is skipped', (data) => {
    expect(readLiveMessage(data)).toBeNull()
  })
})
