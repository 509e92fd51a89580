import { DrizzleQueryError } from 'drizzle-orm/errors'
import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { PlumblineError } from './errors.ts'
import { withoutValues } from './without-values.ts'

/** As node-postgres reads it from the server. */
const serverSays = (message: string, fields: Partial<DatabaseError>) =>
  Object.assign(new DatabaseError(message, message.length, 'error'), fields)
/** All that may be logged or stored of it. */
const told = (error: unknown) => {
  const kept = withoutValues(error)
  return `${kept.stack}\n${JSON.stringify(kept)}\n${kept.cause}`
}

const duplicate = serverSays('duplicate key value violates unique constraint "users_email_key"', {
  code: '23505',
  table: 'users',
  constraint: 'users_email_key',
  detail: 'Key (email)=(mira@example.org) already exists.',
  where: 'COPY users, line 3: "mira@example.org"',
})

test('what the server says of a key is kept, the key itself is not', () => {
  const { message } = withoutValues(duplicate)
  expect(message).toContain('duplicate key value violates unique constraint "users_email_key"')
  expect(message).toContain('23505')
  expect(message).toContain('table users')
  expect(told(duplicate)).not.toContain('mira@example.org')
})

test('a failed statement is told with its text and its cause, without its parameters', () => {
  const error = new DrizzleQueryError('insert into users values ($1)', ['mira@example.org'], duplicate)
  expect(withoutValues(error).message).toMatch(/insert into users values \(\$1\).*users_email_key/s)
  expect(told(error)).not.toContain('mira@example.org')
  expect(told(error)).toContain('without-values.test.ts')
})

test.each([
  ['22P02', 'invalid input syntax for type uuid: "hunter2 "quoted""'],
  ['22P02', 'invalid input value for enum severity: "hunter2"'],
  ['22007', "invalid input syntax for type date: 'hunter2'"],
])('a value that PostgreSQL quotes in its message is cut out (%s, %s)', (code, message) => {
  const error = serverSays(message, { code })
  expect(withoutValues(error).message).toContain('invalid input')
  expect(told(error)).not.toContain('hunter2')
})

test('the text that is no JSON is cut out', () => {
  const broken = () => JSON.parse('{"password": hunter2}')
  expect(broken).toThrow('hunter2')
  try {
    broken()
  } catch (error) {
    expect(told(error)).not.toContain('hunter2')
    expect(withoutValues(error).name).toBe('SyntaxError')
  }
})

test('a cause is told as carefully as what it caused', () => {
  const error = new Error('The import failed.', { cause: duplicate })
  expect(withoutValues(error).message).toBe('The import failed.')
  expect(withoutValues(error).cause).toMatchObject({ message: expect.stringContaining('users_email_key') })
  expect(told(error)).not.toContain('mira@example.org')
})

test('any other error stays as it is', () => {
  const error = new PlumblineError('conflict', 'It happened.', 'Do this.')
  expect(withoutValues(error)).toBe(error)
  expect(withoutValues('thrown text').message).toBe('thrown text')
})
