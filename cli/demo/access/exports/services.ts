import type { Day } from '#cli/demo/history/life.ts'
import type { SystemOnDay } from './document.ts'
import { type GrantName, grantName } from './held.ts'

/** What a program signs in with. */
export type Service = {
  system: string
  account: string
  /** The department whose head answers for it; null where nobody remembers who set it up. */
  owner: string | null
  role: string
  isPrivileged: boolean
}

const services: readonly Service[] = [
  {
    system: 'ci-runners',
    account: 'svc-deploy',
    owner: 'Developer Experience',
    role: 'workflow-author',
    isPrivileged: false,
  },
  {
    system: 'inference-api',
    account: 'svc-autoscaler',
    owner: 'Inference Platform',
    role: 'operator',
    isPrivileged: true,
  },
  { system: 'data-lake', account: 'svc-ingest', owner: 'Data Platform', role: 'writer', isPrivileged: false },
  { system: 'billing-db', account: 'svc-backup', owner: null, role: 'writer', isPrivileged: true },
]

export const servicesFrom: Day = -300

/** The services of a system that still hold what they need, by the names which the system has for it. */
export const servicesOf = (
  { system, day, isGone }: SystemOnDay,
  nameOf: (service: Service) => GrantName,
): { service: Service; name: GrantName }[] =>
  services
    .filter((service) => service.system === system.name && day >= servicesFrom)
    .map((service) => ({ service, name: nameOf(service) }))
    .filter(({ name }) => !isGone(grantName(name)))
