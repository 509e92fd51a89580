import type { APIRequestContext } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { accessSources, systems } from '#db/schema/index.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { settled } from './ingest.ts'
import type { Stack } from './stack.ts'

/** People, a system and its accounts that carry a word, brought in as any other; first in every list that sorts by name. */
export async function plantAccess(stack: Stack, request: APIRequestContext, token: string, word: string) {
  const createdAt = systemClock.now()
  const system = { id: newId(), name: `!${word}`, environment: 'production' as const, createdAt }
  const register = {
    id: newId(),
    name: `!${word} register`,
    kind: 'people' as const,
    privilegedRoles: [],
    createdAt,
  }
  const source = {
    id: newId(),
    name: `!${word} accounts`,
    kind: 'csv' as const,
    systemId: system.id,
    privilegedRoles: [],
    createdAt,
  }
  await stack.database.db.insert(systems).values(system)
  await stack.database.db.insert(accessSources).values([register, source])
  const send = async (to: string, format: string, text: string) => {
    const response = await request.post('/api/v1/ingest', {
      params: { source: to, format, complete: 'true', fileName: `${word}.csv` },
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
      data: Buffer.from(text),
    })
    const { runId } = (await response.json()) as { runId: string }
    await settled(request, token, runId)
    return runId
  }
  await send(register.name, 'people-csv', `name,email\n!${word},${word}@example.org\n`)
  const importId = await send(
    source.name,
    'access-csv',
    `account,email,role\n!${word},${word}@example.org,reader\n!${word}-2,,reader\n`,
  )
  const { rows } = await stack.database.pool.query<{ id: string }>(
    'SELECT person_id AS id FROM person_versions WHERE email = $1 AND valid_to IS NULL',
    [`${word}@example.org`],
  )
  const personId = rows[0]?.id
  if (personId === undefined) throw new Error('the canary is in no register')
  return { personId, systemId: system.id, sourceId: source.id, importId }
}
