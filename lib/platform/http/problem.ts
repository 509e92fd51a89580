import { isPlumblineError } from '../errors.ts'
import { log } from '../log.ts'
import { statusOf } from './status-of.ts'

/** RFC 9457 problem details, with our code, what to do next, and the fields at fault. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  nextStep: string
  requestId: string
  errors?: readonly { path: string; message: string }[]
}

/** What a caller may know of an error. One that is not ours is logged under the request id and never shown. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (!isPlumblineError(error)) {
    log().error({ requestId, err: error }, 'a request failed unexpectedly')
    return {
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'Something went wrong.',
      code: 'unexpected',
      nextStep: `Try again. If it happens again, give an administrator this number: ${requestId}.`,
      requestId,
    }
  }
  return {
    type: `urn:plumbline:problem:${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status: statusOf[error.code],
    detail: error.message,
    code: error.code,
    nextStep: error.nextStep,
    requestId,
    ...(error.details.length > 0 && { errors: error.details }),
  }
}

export function problemResponse(error: unknown, requestId: string): Response {
  const problem = toProblem(error, requestId)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      // RFC 9110, 15.5.2: a 401 names a way to authenticate.
      ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer realm="plumbline"' }),
    },
  })
}
