import { describe, expect, test } from 'vitest'
import { isGuessablePassword } from './guessable-password.ts'

describe('a guessable password', () => {
  test.each([
    'password1234',
    'P@ssw0rd1234',
    'qwertyuiop123',
    'footballfootball',
    '1q2w3e4r5t6y',
    'aaaaaaabbbbbbb',
  ])('%s is refused', (password) => expect(isGuessablePassword(password)).toBe(true))

  test('a phrase of a few words is not', () => {
    expect(isGuessablePassword('plumb lines hang true, slowly')).toBe(false)
    expect(isGuessablePassword('kettle ravine opus')).toBe(false)
  })

  test('is one made of the person’s own words', () => {
    const own = ['wilhelmina.featherstone', 'Featherstone']
    expect(isGuessablePassword('featherstone1', own)).toBe(true)
    expect(isGuessablePassword('vilnius octagon tepid', own)).toBe(false)
  })
})
