import { type APIRequestContext, expect } from '@playwright/test'
import { createToken } from './api-token.ts'
import type { Stack } from './stack.ts'

/** A confidential report that carries a word everywhere, filed with a token as a program does. @returns its id */
export async function fileConfidentialReport(
  stack: Stack,
  request: APIRequestContext,
  word: string,
): Promise<string> {
  const response = await request.post('/api/v1/reports', {
    headers: { Authorization: `Bearer ${await createToken(stack, ['report'])}` },
    data: { what: `The key of ${word} is public.`, where: `bucket ${word}`, howKnown: `Saw ${word} there.` },
  })
  expect(response.status()).toBe(201)
  const { reportId } = (await response.json()) as { reportId: string }
  return reportId
}
