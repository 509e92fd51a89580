import { Fragment } from 'react'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { formatDate } from '#lib/platform/format/time.ts'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { lastUsed } from './decision-words.ts'

const factorWords: Record<string, string> = {
  unknown: 'unknown',
  none: 'none',
  registered: 'registered, not enforced',
  capable: 'capable, not enforced',
  enforced: 'enforced',
  phishing_resistant: 'enforced, phishing-resistant',
}

const day = (at: string | null): string | null => (at === null ? null : formatDate(new Date(at)))

/** What a reviewer must know of the access to decide on it. */
export function ItemFacts({ item, now }: { item: QueueItem; now: Date }) {
  const granted = day(item.grantedAt)
  return (
    <DefinitionList
      items={[
        { term: 'How', value: <GrantPath item={item} /> },
        { term: 'Resource', value: item.resource },
        {
          term: 'Last used',
          value: (
            <>
              {lastUsed(item, now)}
              {granted !== null && <span className="text-ink-3"> · granted {granted}</span>}
            </>
          ),
        },
        { term: 'Second factor', value: factorWords[item.mfa] ?? item.mfa },
        {
          term: 'Account',
          value: (
            <>
              <TextLink href={`/accounts?q=${encodeURIComponent(item.username)}`}>{item.username}</TextLink>
              <span className="text-ink-3">
                {' '}
                · {item.accountKind.replace('_', '-')}, {item.accountStatus}
              </span>
            </>
          ),
        },
        ...(item.personId === null
          ? []
          : [
              {
                term: 'Person',
                value: <TextLink href={`/people/${item.personId}`}>{item.personName}</TextLink>,
              },
            ]),
        { term: 'Why you', value: reviewerWords[item.reviewerReason] },
      ]}
    />
  )
}

const reviewerWords: Record<QueueItem['reviewerReason'], string> = {
  manager: 'you are their manager',
  system_owner: 'you own the system',
  pillar_lead: 'you lead the pillar',
  delegate: 'you stand in for the reviewer',
  reassigned: 'it was handed to you',
  handed_over: 'its reviewer left',
}

/** The way from the account to the resource, step by step. */
function GrantPath({ item }: { item: QueueItem }) {
  const steps = [
    item.username,
    ...item.path.map(({ type, name }) => `${type} ${name}`),
    item.role,
    item.systemName,
  ]
  return (
    <span className="flex flex-wrap items-center gap-x-1 gap-y-1">
      {Array.from(steps.entries(), ([place, step]) => (
        <Fragment key={place}>
          {place > 0 && (
            <span aria-hidden="true" className="text-ink-3">
              →
            </span>
          )}
          <span className="rounded border border-line px-1.5 text-xs/5 break-all">{step}</span>
        </Fragment>
      ))}
    </span>
  )
}
