import type { z } from 'zod'
import type { PlumblineError } from '#lib/platform/errors.ts'
import type { AccessFact } from '../model/fact.ts'
import type { AccessFormat } from '../model/format.ts'
import type { AccessSourceKind } from '../model.ts'
import { hasFields } from './api-outline.ts'
import type { ApiPage } from './api-page.ts'
import { ApiReader, type ReadPage } from './api-reader.ts'
import { breakOf, breakProblem, tooManyElements } from './broken-document.ts'
import type { DocumentInput, DocumentOutcome, DocumentParser } from './parser.ts'
import { RejectList } from './reject-list.ts'

/** How reading ended. `isWhole`: to the last bracket, and every element could be read. */
type Ending = { isWhole: boolean; isBroken: boolean; receivedCount: number; lastPage: ApiPage }

type Said = Pick<DocumentOutcome, 'assertsMfa' | 'listsAccounts' | 'listsGrants' | 'query'> &
  Partial<DocumentOutcome>

/** One document's reading: begun with its input, so that it may hold what it has seen. */
type ApiReading<Element> = {
  read(element: Element): AccessFact[]
  endPage?(page: ReadPage): void
  /** What can be said only at the end. */
  finish?(ending: Ending): AccessFact[]
  outcome(ending: Ending): Said
}

type ApiFormat<Element> = {
  format: AccessFormat
  kind: AccessSourceKind
  /** One element, as told in a reject: “a user of Okta”. */
  noun: string
  /** Fields by which the first element is known; of several sets one must be there whole. */
  marks: readonly (readonly string[])[]
  /** Fields that only lists of another kind have. */
  foreignMarks?: readonly string[]
  /** Tolerates unknown fields, as zod's objects do; what it takes is all that is kept. */
  element: z.ZodType<Element>
  /** @throws PlumblineError invalid_input when a part must be named and is not */
  begin(input: DocumentInput): ApiReading<Element>
}

const batchFacts = 1_000

/** Makes the parser of a list as an API answers it, from what is particular to it. */
export function defineApiParser<Element>(described: ApiFormat<Element>): DocumentParser {
  const { format, kind, noun } = described
  return {
    format,
    kind,
    detect: (head) => described.marks.some((paths) => hasFields(head, paths, described.foreignMarks)),
    async *parse(input) {
      const reading = described.begin(input)
      const reader = new ApiReader()
      const rejects = new RejectList()
      let facts: AccessFact[] = []
      let receivedCount = 0
      let readCount = 0
      let broken: PlumblineError | null = null
      try {
        for await (const elements of reader.read(input)) {
          for (const element of elements) {
            if (receivedCount === input.limits.findings) throw tooManyElements(receivedCount)
            receivedCount += 1
            const read = described.element.safeParse(element.value)
            if (read.success) {
              facts.push(...reading.read(read.data))
              readCount += 1
            } else rejects.addElement(element, receivedCount, noun, read.error)
          }
          for (const page of reader.endedPages.splice(0)) reading.endPage?.(page)
          if (facts.length >= batchFacts) {
            yield facts
            facts = []
          }
        }
      } catch (error) {
        broken = breakOf(error)
        if (readCount === 0) throw broken
      }
      const isWhole = !broken && rejects.listed.length === 0
      const ending = { isWhole, isBroken: broken !== null, receivedCount, lastPage: reader.page }
      for (const page of reader.endedPages.splice(0)) reading.endPage?.(page)
      facts.push(...(reading.finish?.(ending) ?? []))
      if (facts.length > 0) yield facts
      const said = reading.outcome(ending)
      return {
        format,
        part: input.part ?? '',
        receivedCount,
        declaredCount: null,
        reportedAt: null,
        ...said,
        isPaginationFinished: broken ? false : (said.isPaginationFinished ?? null),
        problems: [
          ...(said.problems ?? []),
          ...rejects.problems,
          ...(broken ? [breakProblem(broken, readCount)] : []),
        ],
        rejects: rejects.listed,
      }
    },
  }
}
