import type { Transaction } from '#db/client.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { type PostMortemText, postMortemSections } from '../model/post-mortem.ts'
import { type SavePostMortemInput, savePostMortemSchema } from '../model/post-mortem-input.ts'
import { readVersion, type VersionRow } from '../queries/post-mortem-rows.ts'
import { assertNotUnderWay, lockedPostMortem } from './parts/locked-post-mortem.ts'
import { nextVersion } from './parts/next-version.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { assertWritable } from './parts/post-mortem-phase.ts'
import { respondingPerson } from './parts/responder.ts'

/**
 * Saves a text as the next version, if the newest one is the one the writer began with. Whatever was approved was
 * another text: the post-mortem is a draft again.
 */
export const savePostMortem = defineCommand({
  action: 'post-mortem.save',
  permission: 'post-mortems.write',
  input: savePostMortemSchema,
  async run({ ctx, input, tx, now }) {
    respondingPerson(ctx, 'write a post-mortem')
    const { number, title, sections } = input
    const { incident, postMortem, newest } = await lockedPostMortem(tx, number)
    assertWritable(incident)
    if (input.version !== newest.version) throw await changedSince(tx, incident.id, input, newest)
    const changeNote = input.changeNote === undefined ? newest.changeNote : input.changeNote || null
    const isSame =
      title === newest.title &&
      changeNote === newest.changeNote &&
      changedSections(newest.sections, sections).length === 0
    if (isSame) return { result: { version: newest.version, blobSha: newest.blobSha }, entry: null }
    await assertNotUnderWay(tx, incident.id)
    const version = newest.version + 1
    const next = { version, title, sections, changeNote }
    const blobSha = await nextVersion(tx, ctx, incident, next, `Version ${version} was saved.`)
    await postMortemChanged(tx, number, now)
    return {
      result: { version, blobSha },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        // The text may still hold what must not be kept anywhere: its digest says which one it was.
        payload: { number, version, blobSha, from: postMortem.status },
      },
    }
  },
})

const changedSections = (before: PostMortemText, after: PostMortemText) =>
  postMortemSections.filter(({ key }) => before[key] !== after[key])

/** Says what somebody else changed since the version that the writer began with. */
async function changedSince(
  tx: Transaction,
  incidentId: string,
  seen: SavePostMortemInput,
  newest: VersionRow,
): Promise<PlumblineError> {
  const begun = await readVersion(tx, incidentId, seen.version)
  const changed = begun ? changedSections(begun.sections, newest.sections) : []
  const names = [
    ...(begun && begun.title !== newest.title ? ['the title'] : []),
    ...changed.map((section) => `“${section.title}”`),
  ]
  return new PlumblineError(
    'conflict',
    `${newest.savedByName} saved version ${newest.version} since${
      names.length === 0 ? '' : ` and changed ${joinWithAnd(names)}`
    }. Yours is kept here, not saved.`,
    'Bring their version in: what only they changed is taken over, and where both of you wrote, you choose.',
    {
      details: changed.map(({ key }) => ({
        path: key,
        message: `${newest.savedByName} changed this in version ${newest.version}.`,
      })),
    },
  )
}
