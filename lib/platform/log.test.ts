import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { describeError } from './log.ts'

test('a failed statement is logged with what the server said, without its parameters', () => {
  const cause = new Error('duplicate key value violates unique constraint "users_email_key"')
  const error = new DrizzleQueryError('insert into users values ($1)', ['$argon2id$v=19$hash'], cause)
  const logged = JSON.stringify(describeError(error))
  expect(logged).toContain('insert into users')
  expect(logged).toContain('users_email_key')
  expect(logged).toContain('log.test.ts')
  expect(logged).not.toContain('argon2id')
})

test('any other error is logged as it is', () => {
  expect(describeError(new TypeError('no such thing'))).toMatchObject({
    type: 'TypeError',
    message: 'no such thing',
  })
})
