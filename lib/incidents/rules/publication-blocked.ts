import type { BlockCode } from './publication-block.ts'

/** Thrown by a step of a publication that cannot go on. `said`: the words of the server, where it has any. */
export class PublicationBlocked extends Error {
  override readonly name = 'PublicationBlocked'
  readonly code: BlockCode
  readonly said: string | null
  /** The server does not want to be asked before. */
  readonly notBefore: Date | null

  constructor(code: BlockCode, said: string | null = null, notBefore: Date | null = null, cause?: unknown) {
    super(said === null ? code : `${code}: ${said}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.said = said
    this.notBefore = notBefore
  }
}
