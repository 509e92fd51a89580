import type { z } from 'zod'
import { formatJsonPath } from '#lib/platform/ingest/json/path.ts'
import type { ApiElement } from './api-page.ts'
import type { DocumentOutcome, Reject } from './parser.ts'

const mostListed = 1_000

/** Elements that could not be read; a flood of them is listed up to a thousand and then counted. */
export class RejectList {
  readonly listed: Reject[] = []
  #further = 0

  add(reject: Reject): void {
    if (this.listed.length < mostListed) this.listed.push(reject)
    else this.#further += 1
  }

  addElement(element: ApiElement, position: number, noun: string, error: z.ZodError): void {
    const [issue] = error.issues
    const steps = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step))
    const path = formatJsonPath([...element.path, ...steps])
    this.add({
      position,
      where: element.document === 1 ? path : `document ${element.document}, ${path}`,
      what: `It cannot be read as ${noun}: ${steps.join('.') || 'it'}: ${issue?.message ?? 'unknown shape'}.`,
      nextStep: 'Export it again with all of its fields, and send only lists of this kind in one document.',
      fields: {},
    })
  }

  /** What the list leaves out. */
  get problems(): DocumentOutcome['problems'] {
    if (this.#further === 0) return []
    const what = `${this.#further} further elements could not be read either.`
    return [
      {
        where: 'the whole document',
        what,
        nextStep: 'Mend what the listed ones name; the cause is often one.',
      },
    ]
  }
}
