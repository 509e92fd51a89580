import type { BuiltAction } from './built-app.ts'

/** `code` is the product's own refusal, `null` when the action ran, `framework` when Next.js answered for it. */
export type ActionAnswer = { code: string | null; status: number; body: string }

/**
 * Calls a server action as a browser does, with a nearly empty form in both places: first argument of a plain
 * action, second of a form's. Whoever is let in is then refused for what is missing, so nothing changes.
 */
export async function callAction(
  origin: string,
  { id, page }: BuiltAction,
  headers: Record<string, string>,
): Promise<ActionAnswer> {
  const form = new FormData()
  // Of the right shape, because the code of a second factor is looked at before the session is.
  for (const place of ['1', '2']) {
    form.set(`_${place}_code`, '000000')
    form.set(`_${place}_offer`, 'none')
  }
  form.set('0', '["$K1","$K2"]')
  // Any address leads to the action's page; parameters of the address play no part in an action.
  const address = page.replaceAll(/\[(\w+)\]/g, 'x')
  const response = await fetch(new URL(address, origin), {
    method: 'POST',
    headers: { ...headers, 'Next-Action': id },
    body: form,
    redirect: 'manual',
  })
  const body = await response.text()
  return { status: response.status, body, code: codeOf(response, body) }
}

function codeOf(response: Response, body: string): string | null {
  if (response.headers.has('x-action-redirect')) return null
  if (response.status !== 200) return 'framework'
  const refused = /"ok":false,"code":"(\w+)"/.exec(body)?.[1]
  if (refused !== undefined) return refused
  return /^\d+:E/m.test(body) ? 'framework' : null
}
