'use client'

import { StatusIcon } from '#components/ui/status-icon.tsx'
import { Time } from '#components/ui/time.tsx'
import { postMortemSections } from '#lib/incidents/model/post-mortem.ts'
import type { PostMortemDraft, PostMortemRights } from '#lib/incidents/model/post-mortem-view.ts'
import {
  isOpenHit,
  type RedactionHit,
  type RedactionPlace,
  redactionWords,
} from '#lib/incidents/model/redaction.ts'
import { AcceptHit } from './accept-hit.tsx'
import { jumpTo } from './jump-to.ts'
import { OpenAgain } from './open-again.tsx'

const placeWords = new Map<RedactionPlace, string>([
  ['title', 'Title'],
  ['change_note', 'What changed'],
  ...postMortemSections.map(({ key, title }): [RedactionPlace, string] => [key, title]),
])
/** More places of the same words than this are counted. */
const mostPlaces = 6

/** What the redaction check found in the saved version: each is mended in the text, or let pass with a reason. */
export function RedactionPanel({
  number,
  draft,
  may,
  isEdited,
  now,
}: {
  number: number
  draft: PostMortemDraft
  may: PostMortemRights
  /** The text was changed since it was checked. */
  isEdited: boolean
  now: Date
}) {
  const { hits, version, status } = draft
  const inOrder = [...hits.filter(isOpenHit), ...hits.filter((hit) => !isOpenHit(hit))]
  const open = hits.filter(isOpenHit).length
  return (
    <div className="grid gap-3 text-sm">
      <p className="text-ink-2">
        {hits.length === 0
          ? `Nothing was found in version ${version}: no names, addresses, hosts, secrets or customers.`
          : open === 0
            ? `Everything found in version ${version} was let pass.`
            : open === 1
              ? 'One thing may not be for the public. Mend it in the text, or let it pass with a reason.'
              : `${open} things may not be for the public. Mend each in the text, or let it pass with a reason.`}{' '}
        {isEdited && 'Your changes are checked when you save them.'}
      </p>
      <ul aria-label="Found by the redaction check" className="grid gap-2">
        {inOrder.map((hit) => (
          <Hit
            key={hit.key}
            hit={hit}
            number={number}
            version={version}
            isJudged={status === 'review' || status === 'approved'}
            may={may}
            now={now}
          />
        ))}
      </ul>
    </div>
  )
}

function Hit({
  hit,
  number,
  version,
  isJudged,
  may,
  now,
}: {
  hit: RedactionHit
  number: number
  version: number
  /** Reviewers are at it, or have approved it. */
  isJudged: boolean
  may: PostMortemRights
  now: Date
}) {
  const isOpen = isOpenHit(hit)
  const shown = hit.places.slice(0, mostPlaces)
  return (
    <li className="min-w-0 rounded-md border border-line bg-panel px-3 py-2.5">
      <p className={`flex items-center gap-1.5 text-xs ${isOpen ? 'text-breach' : 'text-ink-3'}`}>
        <StatusIcon status={isOpen ? 'breached' : 'met'} />
        {redactionWords[hit.kind]}, {isOpen ? 'open' : 'let pass'}
      </p>
      <p className="my-1">
        <code className="font-mono text-xs break-all whitespace-pre-wrap">{hit.words}</code>
      </p>
      <p className="text-xs text-ink-3">{hit.why}</p>
      <p className="mt-1 flex flex-wrap gap-x-2.5 text-xs">
        {shown.map(({ place, start }) =>
          may.write ? (
            <button
              key={`${place} ${start}`}
              type="button"
              className="rounded-sm py-0.5 text-accent underline underline-offset-2"
              onClick={() => jumpTo(place, hit.words, start)}
            >
              {placeWords.get(place)}
            </button>
          ) : (
            <span key={`${place} ${start}`} className="text-ink-2">
              {placeWords.get(place)}
            </span>
          ),
        )}
        {hit.places.length > shown.length && (
          <span className="text-ink-3">and {hit.places.length - shown.length} more</span>
        )}
      </p>
      {hit.acceptance !== null && (
        <p className="mt-1.5 border-l-2 border-line pl-2 text-xs text-ink-2">
          “{hit.acceptance.reason}” {hit.acceptance.byName},{' '}
          <Time at={new Date(hit.acceptance.at)} now={now} />
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
        {isOpen && may.write && <AcceptHit number={number} version={version} hit={hit} isJudged={isJudged} />}
        {!isOpen && may.judge && <OpenAgain number={number} hitKey={hit.key} />}
      </div>
    </li>
  )
}
