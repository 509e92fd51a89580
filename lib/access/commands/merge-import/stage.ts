import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import type { AccessFact } from '../../model/fact.ts'
import type { DocumentOutcome } from '../../parsers/parser.ts'
import { type Cells, copyRow } from './copy-row.ts'

/** One table for all four kinds of facts, because one COPY runs on a connection at a time. */
const columns = [
  'seq int',
  'id uuid',
  'kind text',
  'key text',
  'name text',
  'email text',
  'number text',
  'department text',
  'title text',
  'manager text',
  'employment employment',
  'state employment_state',
  'joined_at timestamptz',
  'left_at timestamptz',
  'username text',
  'account_kind account_kind',
  'status account_status',
  'mfa mfa_level',
  'owner text',
  'resource text',
  'role text',
  'is_privileged boolean',
  'path jsonb',
  'identity jsonb',
  'granted_at timestamptz',
  'last_used_at timestamptz',
  'is_use_known boolean',
] as const
type Column = (typeof columns)[number] extends infer C
  ? C extends `${infer N} ${string}`
    ? N
    : never
  : never
const names = columns.map((column) => column.split(' ')[0] as Column)

/**
 * Streams a document's facts into the temporary table `staging` of this connection by COPY. The parser is pulled by
 * the copy, so memory holds one batch however long the document is.
 * @param takesAccess false for a source that is about no system: it takes people only
 */
export async function stage(
  client: PoolClient,
  facts: AsyncGenerator<AccessFact[], DocumentOutcome>,
  clock: Clock,
  takesAccess: boolean,
): Promise<DocumentOutcome> {
  await client.query(`create temporary table staging (${columns.join(', ')}) on commit drop`)
  let outcome: DocumentOutcome | undefined
  let sequence = 0
  async function* rows(): AsyncGenerator<string> {
    for (;;) {
      const step = await facts.next()
      if (step.done) {
        outcome = step.value
        return
      }
      let text = ''
      for (const fact of step.value) {
        if (fact.kind === 'person' || takesAccess)
          text += copyRow(names, { seq: sequence++, id: newId(clock), ...cellsOf(fact) })
      }
      if (text !== '') yield text
    }
  }
  await pipeline(rows(), client.query(copyFrom(`copy staging from stdin`)))
  if (!outcome) throw new Error('The parser ended without an outcome.')
  await client.query('analyze staging')
  return outcome
}

function cellsOf(fact: AccessFact): Cells<Exclude<Column, 'seq' | 'id'>> {
  switch (fact.kind) {
    case 'person':
      return {
        kind: fact.kind,
        key: fact.key.toLowerCase(),
        name: fact.name,
        email: lower(fact.email),
        number: fact.number,
        department: fact.department,
        title: fact.title,
        manager: lower(fact.manager),
        employment: fact.employment,
        state: fact.state,
        joined_at: fact.joinedAt,
        left_at: fact.leftAt,
      }
    case 'account':
      return {
        kind: fact.kind,
        key: fact.externalId,
        username: fact.username,
        name: fact.displayName,
        email: lower(fact.email),
        account_kind: fact.accountKind,
        status: fact.status,
        mfa: fact.mfa ?? null,
        last_used_at: fact.lastUsedAt,
        owner: fact.owner,
      }
    case 'mfa':
      return { kind: fact.kind, key: fact.externalId, mfa: fact.mfa }
    case 'grant':
      return {
        kind: fact.kind,
        key: fact.externalId,
        resource: fact.resource,
        role: fact.role,
        is_privileged: fact.isPrivileged,
        path: JSON.stringify(fact.path.map(({ type, name }) => ({ type, name }))),
        identity: fact.identity ? JSON.stringify(fact.identity) : null,
        granted_at: fact.grantedAt,
        last_used_at: fact.lastUsedAt,
        is_use_known: fact.isUseKnown,
      }
  }
}

const lower = (text: string | null): string | null => text?.trim().toLowerCase() || null
