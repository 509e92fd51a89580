import { joinWithAnd } from '#lib/platform/format/list.ts'
import { type PostMortemSection, postMortemSections } from '../model/post-mortem.ts'
import { isOpenHit, type RedactionHit } from '../model/redaction.ts'
import type { CheckedText } from './redaction-hits.ts'

/** What keeps a version from review or from the public: what is missing, as a sentence. */
export type Blocker = {
  code: 'empty_sections' | 'redactions' | 'already_public' | 'change_note' | 'changes_asked'
  text: string
}

type Judged = {
  text: CheckedText & { version: number }
  hits: readonly RedactionHit[]
  /** Sections that must not be empty (policy clause V.C). */
  required: readonly PostMortemSection[]
  /** The editions that the public has read. */
  editions: readonly { version: number }[]
  areChangesAsked: boolean
}

/** Everything that stands in the way, most basic first; none: it may go on. */
export function postMortemBlockers({ text, hits, required, editions, areChangesAsked }: Judged): Blocker[] {
  const empty = postMortemSections.filter(
    ({ key }) => required.includes(key) && text.sections[key].trim() === '',
  )
  const open = hits.filter(isOpenHit).length
  const blockers: (Blocker | false)[] = [
    empty.length > 0 && {
      code: 'empty_sections',
      text: `${joinWithAnd(empty.map(({ title }) => `“${title}”`))} must not be empty.`,
    },
    open > 0 && {
      code: 'redactions',
      text:
        open === 1
          ? 'One thing in it may not be for the public: mend it, or say why it may be read.'
          : `${open} things in it may not be for the public: mend each, or say why it may be read.`,
    },
    editions.some(({ version }) => version === text.version) && {
      code: 'already_public',
      text: 'The public has read this version: save a new one that says what changed.',
    },
    editions.length > 0 &&
      (text.changeNote ?? '').trim() === '' && {
        code: 'change_note',
        text: 'A later edition says what changed since the one that the public knows.',
      },
    areChangesAsked && {
      code: 'changes_asked',
      text: 'A reviewer asked for changes: save a version that makes them.',
    },
  ]
  return blockers.filter((blocker) => blocker !== false)
}
