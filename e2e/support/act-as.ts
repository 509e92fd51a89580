import { sessionCookieName } from './browser.ts'
import { readBuiltApp } from './built-app.ts'
import { openSession, type Person } from './person.ts'
import type { Stack } from './stack.ts'

/** Calls server actions as the browser of one person does, with one plain object, and returns what each answers. */
export async function actAs(
  stack: Stack,
  person: Pick<Person, 'id'>,
): Promise<(name: string, input: object) => Promise<unknown>> {
  const session = await openSession(stack, person.id)
  const cookie = `${sessionCookieName}=${session.reference}`
  return async (name, input) => {
    const action = readBuiltApp().actions.find((one) => one.name === name)
    if (action === undefined) throw new Error(`the built app does not hold ${name}`)
    const response = await fetch(new URL(action.page.replaceAll(/\[(\w+)\]/g, 'x'), stack.url), {
      method: 'POST',
      headers: {
        Cookie: cookie,
        Origin: stack.url,
        'Next-Action': action.id,
        'Content-Type': 'text/plain;charset=UTF-8',
      },
      body: JSON.stringify([input]),
    })
    const body = await response.text()
    const answer = /^\d+:(\{"ok":true.*\})$/m.exec(body)?.[1]
    if (answer === undefined) throw new Error(`${name} was refused: ${body.slice(0, 500)}`)
    return (JSON.parse(answer) as { data: unknown }).data
  }
}
