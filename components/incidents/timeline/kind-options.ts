import { timelineKindWords } from '#lib/incidents/model/words.ts'
import { timelineKinds } from '#lib/incidents/model.ts'

/** The kinds of entry as a choice of one. */
export const kindOptions = timelineKinds.map((value) => ({ value, label: timelineKindWords[value] }))
