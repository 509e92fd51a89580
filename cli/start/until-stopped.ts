/**
 * Waits until a child of the supervisor is asked to stop: by SIGTERM, or by the end of the supervisor
 * itself, so that killing it leaves nobody behind. Ctrl-C reaches the whole group; here it waits for
 * the supervisor's word, which stops things in the right order.
 */
export function untilStopped(): Promise<void> {
  process.on('SIGINT', () => undefined)
  return new Promise((done) => {
    process.once('SIGTERM', () => done())
    process.once('disconnect', () => done())
  })
}

/** Tells the process that started this one, where it listens, that work can begin. */
export function sayReady(): void {
  process.send?.('ready')
}
