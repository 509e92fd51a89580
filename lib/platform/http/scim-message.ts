import { PlumblineError } from '../errors.ts'
import { boundedBody } from './bounded-body.ts'
import type { Problem } from './problem.ts'

/** RFC 7644, section 8.1. */
export const scimMediaType = 'application/scim+json'

const mostBytes = 1024 * 1024
/** A resource nests four deep at most. */
const deepest = 32

export const scimResponse = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': scimMediaType, ...headers } })

export type ScimError = { schemas: [string]; status: string; scimType?: string; detail: string }

/**
 * A problem as a SCIM client reads it (RFC 7644, section 3.12): the status as a text, the keyword where the error has
 * one, and both sentences. What a person would mend in a form (422) is a bad request here.
 */
export function scimErrorOf({ status, detail, nextStep, errors }: Problem): ScimError {
  const scimType = errors?.find(({ path }) => path === 'scimType')?.message
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status === 422 ? 400 : status),
    ...(scimType !== undefined ? { scimType } : status === 422 && { scimType: 'invalidValue' }),
    detail: `${detail} ${nextStep}`,
  }
}

/**
 * The JSON object a client sent, of at most 1 MiB.
 * @throws PlumblineError limit_exceeded, or invalid_input with the keyword `invalidSyntax`
 */
export async function scimBody(request: Request): Promise<Record<string, unknown>> {
  const bytes = await boundedBody(request, mostBytes).catch((cause: unknown) => {
    throw cause instanceof PlumblineError
      ? new PlumblineError(
          'limit_exceeded',
          `The size of the request exceeds ${mostBytes} bytes.`,
          'Send fewer members at once: a PATCH adds them a few hundred at a time.',
          { cause },
        )
      : cause
  })
  const body = parseJson(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidSyntax('is no JSON object')
  if (isDeeper(body, deepest)) throw invalidSyntax('is nested too deeply')
  return body as Record<string, unknown>
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw invalidSyntax('is no JSON', cause)
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))

const invalidSyntax = (what: string, cause?: unknown) =>
  new PlumblineError('invalid_input', `The body ${what}.`, 'Send the message as RFC 7644 describes it.', {
    details: [{ path: 'scimType', message: 'invalidSyntax' }],
    ...(cause !== undefined && { cause }),
  })
