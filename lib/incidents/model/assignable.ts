/** Users who can be named in an incident. */
export type AssignableUsers = {
  /** Who can hold a duty: lead and designees. */
  responders: { id: string; name: string }[]
  /** Who can own a task or a follow-up action. */
  owners: { id: string; name: string }[]
}
