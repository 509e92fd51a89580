import { expect, test } from 'vitest'
import { PlumblineError } from '../errors.ts'
import { problemResponse, toProblem } from './problem.ts'

test('an error of ours says what happened, what to do and which field', async () => {
  const error = new PlumblineError('invalid_input', 'It happened.', 'Do this.', {
    details: [{ path: 'name', message: 'is missing' }],
  })
  const response = problemResponse(error, 'request-1')
  expect(response.status).toBe(422)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({
    code: 'invalid_input',
    detail: 'It happened.',
    nextStep: 'Do this.',
    requestId: 'request-1',
    errors: [{ path: 'name', message: 'is missing' }],
  })
})

test('an error that is not ours shows nothing but the request id', () => {
  const problem = toProblem(new Error('password=hunter2 at db.internal'), 'request-2')
  expect(problem).toMatchObject({ status: 500, code: 'unexpected' })
  expect(JSON.stringify(problem)).not.toMatch(/hunter2|internal(?! Server)/)
  expect(problem.nextStep).toContain('request-2')
})

test('a 401 names a way to authenticate', () => {
  const response = problemResponse(new PlumblineError('unauthenticated', 'a', 'b'), 'r')
  expect(response.headers.get('www-authenticate')).toContain('Bearer')
})
