import { type Finding, ok, warn } from '#cli/doctor/finding.ts'
import { isLoopback, type Settings, settingSchema } from '#lib/platform/env.ts'

/** People reach Plumbline over TLS, or not over a network at all. */
export function checkUrl({ publicUrl, host }: Settings): Finding {
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'https:') return ok('address', `${publicUrl}, over TLS.`)
  if (isLoopback(hostname) && isLoopback(host))
    return ok('address', `${publicUrl}, reachable from this machine only.`)
  return warn(
    'address',
    `${publicUrl} is not https, yet Plumbline listens on ${host}: passwords and sessions could be read on the way.`,
    'Put a reverse proxy with TLS in front and set PUBLIC_URL to its https address. Browsers keep no session otherwise.',
  )
}

/** Read by `push`, `gate` and the tests instead of the installation. */
const elsewhere = ['PLUMBLINE_URL', 'PLUMBLINE_TOKEN', 'PLUMBLINE_FIXTURES', 'PLUMBLINE_DESIGN']

/** A misspelt setting is silently without effect; here it is said. */
export function checkUnknownSettings(environment: NodeJS.ProcessEnv): Finding {
  const known = [...Object.keys(settingSchema.shape), ...elsewhere]
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('PLUMBLINE_') && !known.includes(name),
  )
  if (unknown.length === 0) return ok('settings', 'every one is understood.')
  return warn(
    'settings',
    `${unknown.join(', ')} is not a setting of Plumbline.`,
    'Correct the name, or unset it.',
  )
}

/** Webhooks go only to hosts of the list; a wrong entry has stopped the settings from being read before. */
export function checkWebhookHosts({ webhookHosts }: Settings): Finding {
  if (webhookHosts.length === 0) return ok('webhooks', 'no host is allowed, so nobody outside is told.')
  return ok('webhooks', `may go to ${webhookHosts.join(', ')}.`)
}
