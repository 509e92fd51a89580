import { isPlumblineError, PlumblineError } from '../errors.ts'

/** A body whose connection breaks off is the sender's to know, not a fault of ours. */
export async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    if (isPlumblineError(error)) throw error
    throw new PlumblineError(
      'invalid_input',
      'The upload broke off before its end.',
      'Nothing was kept. Send the report again.',
      { cause: error },
    )
  }
}
