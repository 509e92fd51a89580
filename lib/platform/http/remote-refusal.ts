/** Why a service elsewhere did not do what was asked of it, as far as it can be told apart. */
export type RefusalReason =
  /** The credential is unknown, expired or revoked. */
  | 'unauthorised'
  /** The credential holds, but may not do this. */
  | 'forbidden'
  | 'rate_limited'
  /** Missing, or hidden from this credential: services do not say which. */
  | 'not_found'
  /** Renamed or moved: the answer is a redirect. */
  | 'moved'
  /** What stands there is not what was expected. */
  | 'conflict'
  /** Rules of the repository forbid it for now. */
  | 'protected'
  /** Our own list of hosts does not let it be asked. */
  | 'host_not_allowed'
  /** No answer, or one that says that the fault is theirs. */
  | 'unavailable'
  | 'unexpected'

/** A refusal of a service elsewhere. `said` are its own words, cut to a line; they hold no credential. */
export class RemoteRefusal extends Error {
  override readonly name = 'RemoteRefusal'
  readonly reason: RefusalReason
  readonly said: string
  /** When the service itself says that it may be asked again. */
  readonly retryAt: Date | null

  constructor(reason: RefusalReason, said: string, retryAt: Date | null = null, cause?: unknown) {
    const line = said.replaceAll(/\s+/g, ' ').trim().slice(0, longestWords)
    super(`${reason}: ${line}`, cause === undefined ? undefined : { cause })
    this.reason = reason
    this.said = line
    this.retryAt = retryAt
  }
}

const longestWords = 300
