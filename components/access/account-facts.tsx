import { Badge } from '#components/ui/badge.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AccountDetail } from '#lib/access/model/account-detail.ts'
import { accountKindWords, accountStatusWords, matchWords } from '#lib/access/model/words.ts'
import { GrantPath } from './grant-path.tsx'
import { MfaMark } from './mfa-level.tsx'

/** What is known of an account: all that somebody needs to say whose it is. */
export function AccountFacts({ account, now }: { account: AccountDetail; now: Date }) {
  const { person, decision, grants, grantCount } = account
  const lines: [string, React.ReactNode][] = [
    [
      'Whose',
      person === null ? (
        <Badge key="whose" tone="breach">
          nobody answers for it
        </Badge>
      ) : (
        <span key="whose">
          <TextLink href={`/people/${person.id}`} prefetch={false}>
            {person.name}
          </TextLink>
          {person.state === 'left' && <span className="text-breach">, has left</span>}
          {account.matchedBy !== null && (
            <span className="text-ink-3"> {matchWords[account.matchedBy] ?? account.matchedBy}</span>
          )}
        </span>
      ),
    ],
    [
      'Kind',
      `${accountKindWords[account.kind]}, ${accountStatusWords[account.status].toLowerCase()}${account.isGone ? ', gone from its system' : ''}`,
    ],
    ['Name', account.displayName],
    ['E-mail', account.email && <span className="break-all">{account.email}</span>],
    [
      'Id there',
      <code key="id" className="font-mono text-xs break-all">
        {account.externalId}
      </code>,
    ],
    ['Second factor', account.kind === 'service' ? null : <MfaMark key="mfa" level={account.mfa} />],
    ['Last used', account.lastUsedAt ? <Time key="used" at={account.lastUsedAt} now={now} /> : 'not known'],
    ['Known since', <Time key="since" at={account.knownSince} now={now} />],
    [
      'Source',
      <TextLink key="source" href={`/sources/${account.sourceId}`} prefetch={false}>
        {account.sourceName}
      </TextLink>,
    ],
    [
      'Decided',
      decision && (
        <span key="decision">
          {accountKindWords[decision.kind].toLowerCase()}, {decision.personName ?? 'somebody unknown'} answers
          for it: “{decision.reason}” ({decision.byName ?? 'somebody'}, <Time at={decision.at} now={now} />)
        </span>
      ),
    ],
  ]
  return (
    <div className="grid gap-4">
      <DefinitionList
        items={lines.flatMap(([term, value]) => (value === null || value === false ? [] : [{ term, value }]))}
      />
      {grants.length > 0 && (
        <div>
          <h3 className="mb-1.5 text-sm font-semibold">What it may do</h3>
          <ul className="grid gap-1 text-sm">
            {grants.map((grant) => (
              <li key={grant.id} className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{grant.role}</span>
                {grant.isPrivileged && <Badge tone="risk">privileged</Badge>}
                <span className="min-w-0 break-all text-ink-2">{grant.resource}</span>
                {grant.path.length > 0 && <GrantPath path={grant.path} />}
              </li>
            ))}
            {grantCount > grants.length && (
              <li className="text-ink-3">and {grantCount - grants.length} more</li>
            )}
          </ul>
        </div>
      )}
    </div>
  )
}
