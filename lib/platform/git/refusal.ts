import git from 'isomorphic-git'
import { RemoteRefusal } from '../http/remote-refusal.ts'

const { Errors } = git

/** What a git server or its hooks refused, as a `RemoteRefusal`; anything else as it is. */
export function gitRefusal(error: unknown): unknown {
  if (error instanceof Errors.HttpError) {
    const { statusCode, response } = error.data
    return new RemoteRefusal(
      reasonOf(statusCode),
      `The server answered ${statusCode}. ${response}`,
      null,
      error,
    )
  }
  if (error instanceof Errors.GitPushError) {
    const words = error.data.prettyDetails
    const isRace = /non-fast-forward|fetch first|failed to update ref|cannot lock ref|stale/i.test(words)
    return new RemoteRefusal(isRace ? 'conflict' : 'protected', words, null, error)
  }
  if (error instanceof Errors.PushRejectedError)
    return new RemoteRefusal('conflict', 'The branch has moved in the meantime.', null, error)
  if (error instanceof Errors.SmartHttpError || error instanceof Errors.EmptyServerResponseError)
    return new RemoteRefusal('not_found', 'What answers there is no git server.', null, error)
  if (error instanceof Errors.UserCanceledError)
    return new RemoteRefusal('unauthorised', 'The server asks for a name and a password.', null, error)
  return error
}

function reasonOf(status: number): RemoteRefusal['reason'] {
  if (status === 401) return 'unauthorised'
  if (status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'not_found'
  if (status === 429) return 'rate_limited'
  if (status >= 300 && status < 400) return 'moved'
  return status >= 500 ? 'unavailable' : 'unexpected'
}
