/** The roles of an installation. Titles are for people; the words are PRODUCT's. */
export const roles = ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'] as const
export type Role = (typeof roles)[number]

export const roleTitles: Record<Role, string> = {
  lead: 'Pillar lead',
  manager: 'Manager',
  auditor: 'Auditor',
  responder: 'Responder',
  member: 'Member of personnel',
  admin: 'Administrator',
}
