import { isPortFree } from '#db/server/ports.ts'
import type { Settings } from '#lib/platform/env.ts'
import { defaultPort } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

const attempts = 100

/**
 * The port to listen on: the one that was chosen, or the first free one from the default on.
 * @throws PlumblineError `conflict` when the chosen one is taken
 */
export async function chooseWebPort({
  host,
  port,
  isPortChosen,
}: Pick<Settings, 'host' | 'port' | 'isPortChosen'>): Promise<number> {
  if (isPortChosen) {
    if (await isPortFree(port, host)) return port
    throw new PlumblineError(
      'conflict',
      `Plumbline may not listen on ${host}:${port}: the port is taken, or needs more rights.`,
      'Stop the program that uses it, or set PORT to another number.',
    )
  }
  for (let candidate = defaultPort; candidate < defaultPort + attempts; candidate += 1) {
    if (await isPortFree(candidate, host)) return candidate
  }
  throw new PlumblineError(
    'conflict',
    `No port from ${defaultPort} to ${defaultPort + attempts - 1} is free on ${host}.`,
    'Set PORT to a free one, and HOST to an address of this machine.',
  )
}
