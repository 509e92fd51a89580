import { describeFailure } from '#cli/failure.ts'

export type Shutdown = {
  /** Adds something to undo; the last added is undone first. `force` is used when there is no patience left. */
  add(name: string, undo: { cleanly(): Promise<void>; force?(): Promise<void> | void }): void
  /** Undoes everything and ends the process. */
  finish(exitCode: number): Promise<never>
  readonly isStopping: boolean
}

/** One Ctrl-C reaches a process up to three times (terminal, npm, launcher): within this time they are one. */
const sameSignalMs = 1_000

/** Listens for the signals that end a command; the second one, given on purpose, stops at once. */
export function createShutdown(say: (text: string) => void): Shutdown {
  const undos: { name: string; cleanly(): Promise<void>; force?(): Promise<void> | void }[] = []
  let firstSignalAt: number | undefined
  let isStopping = false

  const finish = async (exitCode: number): Promise<never> => {
    isStopping = true
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
      try {
        await undo.cleanly()
      } catch (error) {
        console.error(`The ${undo.name} did not stop cleanly.${describeFailure(error)}`)
        exitCode = 1
      }
    }
    process.exit(exitCode)
  }

  const force = async () => {
    say('Stopping at once.')
    await Promise.allSettled(undos.map((undo) => undo.force?.()))
    process.exit(130)
  }

  const all: typeof undos = []
  const onSignal = () => {
    const now = performance.now()
    if (firstSignalAt !== undefined && now - firstSignalAt < sameSignalMs) return
    if (firstSignalAt !== undefined) {
      undos.push(...all.filter((undo) => !undos.includes(undo)))
      void force()
      return
    }
    firstSignalAt = now
    say('\nStopping. Press Ctrl-C again to stop at once.')
    void finish(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  // The launcher was killed: nobody is left who could stop this.
  process.on('disconnect', onSignal)

  return {
    add: (name, undo) => {
      undos.push({ name, ...undo })
      all.push({ name, ...undo })
    },
    finish,
    get isStopping() {
      return isStopping
    },
  }
}
