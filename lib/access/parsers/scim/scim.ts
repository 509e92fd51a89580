import type { z } from 'zod'
import { formatJsonPath, type JsonPath } from '#lib/platform/ingest/json/path.ts'
import { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { Visitor } from '#lib/platform/ingest/json/splitter.ts'
import { scimUrn } from '../../model/scim/words.ts'
import { breakOf, breakProblem, tooManyElements } from '../broken-document.ts'
import type { DocumentParser, Reject } from '../parser.ts'
import { RejectList } from '../reject-list.ts'
import { Directory } from './directory.ts'

const visit: Visitor = (path) => {
  if (path.length === 0 || (path.length === 1 && path[0] === 'Resources')) return 'enter'
  return path[0] === 'Resources' || path[0] === 'totalResults' ? 'take' : 'skip'
}

/**
 * Users and groups as SCIM lists them (RFC 7644, section 3.4.2): all that an identity provider has pushed, written down
 * by `access.import-scim`, or the answer of another SCIM server. It says nothing of second factors and of sign-ins.
 */
export const scimParser: DocumentParser = {
  format: 'scim',
  kind: 'scim',
  detect: (head) => /^\uFEFF?\s*\{/.test(head) && head.includes(`"${scimUrn.listResponse}"`),
  async *parse(input) {
    const directory = new Directory()
    const rejects = new RejectList()
    let receivedCount = 0
    let declaredCount: number | null = null
    const problems: { where: string; what: string; nextStep: string }[] = []
    try {
      for await (const events of splitJson(input.open(), visit, input.limits)) {
        for (const event of events) {
          if (event.kind !== 'value') continue
          if (event.path.length === 1 && typeof event.value === 'number') declaredCount = event.value
          if (event.path.length !== 2) continue
          receivedCount += 1
          if (receivedCount > input.limits.findings) throw tooManyElements(input.limits.findings)
          const error = directory.add(event.value)
          if (error) rejects.add(rejectOf(error, event.path, receivedCount))
        }
      }
    } catch (error) {
      const broken = breakOf(error)
      if (receivedCount === 0) throw broken
      problems.push(breakProblem(broken, receivedCount))
    }
    for (const facts of directory.facts()) yield facts
    return {
      format: 'scim',
      part: input.part ?? '',
      receivedCount,
      declaredCount,
      isPaginationFinished: declaredCount === null ? null : receivedCount >= declaredCount,
      problems: [...problems, ...rejects.problems],
      rejects: rejects.listed,
      assertsMfa: false,
      listsAccounts: true,
      listsGrants: true,
      reportedAt: null,
      query: 'GET /Users and /Groups',
    }
  },
}

function rejectOf({ issues: [issue] }: z.ZodError, path: JsonPath, position: number): Reject {
  const steps = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step))
  return {
    position,
    where: formatJsonPath([...path, ...steps]),
    what: `It cannot be read as a user or group of SCIM: ${issue?.message ?? 'unknown shape'}.`,
    nextStep: 'Correct the attribute in the identity provider; it pushes the resource again by itself.',
    fields: {},
  }
}
