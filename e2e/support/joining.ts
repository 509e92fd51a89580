import type { Page } from '@playwright/test'
import { choosePassword, type Enrolled, enrolAuthenticator } from './enrolment.ts'
import { createPerson, inviteLink, type Person, type Role } from './person.ts'
import type { Stack } from './stack.ts'

export type Joined = Person & Enrolled

/** Somebody new comes in through the pages: invitation, password, authenticator. Ends signed in. */
export async function join(page: Page, stack: Stack, ...roles: Role[]): Promise<Joined> {
  const person = await createPerson(stack, { roles, status: 'invited' })
  await page.goto(await inviteLink(stack, person.id))
  await choosePassword(page, 'Accept the invitation')
  return { ...person, ...(await enrolAuthenticator(page)) }
}
