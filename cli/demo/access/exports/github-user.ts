import type { Person } from '#cli/demo/organisation/people.ts'
import { usernameOf } from './held.ts'

/** The organisation's own server: no account of anybody on github.com is named. */
export const host = 'https://github.covenant.example'
export const api = `${host}/api/v3`

/** Logins hold no dots. */
export const loginOf = (person: Person): string => usernameOf(person).replaceAll('.', '-')

/** Numbers of accounts as the server gave them, in the order of the personnel register. */
const idOf = ({ number }: Person): number => 100 + Number(number.slice(2))

/** As GitHub makes them since 2021: kind, and the number as MessagePack in base64. */
export function nodeIdOf(kind: 'O' | 'U', id: number): string {
  const packed = Buffer.alloc(7)
  packed.set([0x92, 0x00, 0xce])
  packed.writeUInt32BE(id, 3)
  return `${kind}_${packed.toString('base64url')}`
}

/** A “Simple User”, field by field in GitHub's order. */
export function githubUser(person: Person) {
  const [login, id] = [loginOf(person), idOf(person)]
  const url = `${api}/users/${login}`
  return {
    login,
    id,
    node_id: nodeIdOf('U', id),
    avatar_url: `${host}/avatars/u/${id}?`,
    gravatar_id: '',
    url,
    html_url: `${host}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: 'User',
    site_admin: false,
  }
}
