import { AsyncLocalStorage } from 'node:async_hooks'

/** Why the request's credentials were refused. */
type Slot = { refusal: unknown }

const slot = new AsyncLocalStorage<Slot>()

/**
 * `authorize()` must return null and never throw: next-auth would put the message into an address. The reason
 * takes this way round it, to the response of the same request.
 */
export async function withRefusal(answer: () => Promise<Response>): Promise<{ response: Response } & Slot> {
  const own: Slot = { refusal: null }
  const response = await slot.run(own, answer)
  return { response, refusal: own.refusal }
}

/** Runs one check of credentials: its result, or null with the reason noted. */
export async function orRefuse<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check()
  } catch (error) {
    const own = slot.getStore()
    if (own) own.refusal = error
    return null
  }
}
