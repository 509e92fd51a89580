import { sql } from 'drizzle-orm'
import type { Person } from '#cli/demo/organisation/people.ts'
import { theCovenant } from '#cli/demo/organisation.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { decideAccount } from '#lib/access/commands/decide-account.ts'
import type { AccountKind } from '#lib/access/model.ts'
import { loginOf } from './exports/github-user.ts'
import { headOf } from './register.ts'

type Unmatched = { accountId: string; username: string; source: string }
type Answer = { person: Person | undefined; kind: Exclude<AccountKind, 'unknown'>; reason: string }

const { people } = theCovenant()
const byLogin = new Map(people.map((person) => [loginOf(person), person]))

/** What no export of its system can say: who keeps the keys for emergencies, and whose the programs are. */
const known: Readonly<Record<string, Answer>> = {
  '<root_account>': {
    person: headOf('Data Platform'),
    kind: 'break_glass',
    reason: 'For emergencies: password and key lie in the safe, their use is announced.',
  },
  postgres: {
    person: headOf('Product Engineering'),
    kind: 'break_glass',
    reason: 'The superuser of the server, for emergencies only.',
  },
  'svc-ingest': {
    person: headOf('Data Platform'),
    kind: 'service',
    reason: 'Writes what the collectors fetch into the lake.',
  },
  'system:serviceaccount:inference-api:svc-autoscaler': {
    person: headOf('Inference Platform'),
    kind: 'service',
    reason: 'Follows the load on the inference endpoint.',
  },
}

/** GitHub names a login and nobody: the lead says whose it is, once. What else belongs to nobody is left to the review. */
export async function leadAnswersForAccounts(world: World): Promise<void> {
  const { rows } = await world.app.db.execute<Unmatched>(sql`
    select v.account_id as "accountId", v.username, f.kind as source
    from account_versions v join accounts a on a.id = v.account_id join access_sources f on f.id = a.source_id
    where v.valid_to is null and v.person_id is null order by v.username, v.account_id`)
  const answered = rows.flatMap((account) => {
    const answer = answerFor(account)
    return answer?.person ? [{ ...account, ...answer, person: answer.person }] : []
  })
  if (answered.length === 0) return
  const ids = await personIds(world)
  if (!answered.some(({ person }) => ids.has(person.email))) return
  await asPersona(world, 'lead', async (ctx) => {
    for (const { accountId, kind, reason, person } of answered) {
      const personId = ids.get(person.email)
      if (personId) await decideAccount(ctx, { accountId, kind, personId, reason })
    }
  })
}

function answerFor({ username, source }: Unmatched): Answer | undefined {
  if (source !== 'github') return known[username]
  return { person: byLogin.get(username), kind: 'human', reason: 'The login stands in the personnel record.' }
}

async function personIds({ app }: World): Promise<Map<string, string>> {
  const { rows } = await app.db.execute<{ email: string; id: string }>(
    // Nobody answers for anything who has left.
    sql`select email, person_id as id from person_versions where valid_to is null and email is not null and state <> 'left'`,
  )
  return new Map(rows.map(({ email, id }) => [email, id]))
}
