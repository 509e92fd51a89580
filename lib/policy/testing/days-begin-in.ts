import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roles } from '#lib/platform/auth/roles.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { checkRegistry } from '#lib/posture/rules/registry.ts'
import { publishPolicy } from '../commands/publish-policy.ts'
import { loadPolicy } from '../queries/load-policy.ts'

const file = join(import.meta.dirname, '../../../policy/infrastructure-security.yaml')

/** Publishes the policy as it ships, but for the time zone in which its days begin and end. */
export async function daysBeginIn(worker: Ctx, zone: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'plumbline-policy-'))
  try {
    const changed = join(directory, 'policy.yaml')
    writeFileSync(changed, readFileSync(file, 'utf8').replace('time_zone: UTC', `time_zone: ${zone}`))
    await publishPolicy(worker, await loadPolicy(changed, { checks: checkRegistry, roles }))
  } finally {
    rmSync(directory, { recursive: true })
  }
}
