import { stringify } from 'csv-stringify/sync'
import { headOf } from '#cli/demo/access/register.ts'
import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { type Exporter, everything, type SystemOnDay } from './document.ts'
import { enforcedFrom, factorOf } from './factor.ts'
import { type GrantName, heldOn, usernameOf } from './held.ts'
import { type Service, servicesFrom, servicesOf } from './services.ts'
import { dateOn, lastUseOf } from './when.ts'

/** What a system's own administration page exports, where no vendor gave it a format: one row for each role. */
export const accessCsvExporter: Exporter = {
  kind: 'csv',
  privilegedRoles: ({ roles, privilegedFrom }) => roles.slice(privilegedFrom),
  documents: (state) => [
    {
      fileName: `${state.system.name}.csv`,
      format: 'access-csv',
      part: null,
      text: stringify([...peopleRows(state), ...serviceRows(state)], { header: true }),
      lists: everything,
    },
  ],
}

type Row = Record<
  | 'Account'
  | 'E-mail'
  | 'Owner'
  | 'Kind'
  | 'Status'
  | 'MFA'
  | 'Resource'
  | 'Role'
  | 'Privileged'
  | 'Granted'
  | 'Last used',
  string
>

const nameOf = (person: Person, { resource, role }: Grant): GrantName => ({
  username: usernameOf(person),
  resource,
  role,
})

const serviceName = ({ account, role }: Service): GrantName => ({
  username: account,
  resource: 'service',
  role,
})

function peopleRows(state: SystemOnDay): Row[] {
  const { day, end } = state
  return heldOn(state, nameOf).map(({ person, grant, name }) => {
    const lastUsed = lastUseOf(grant, day)
    return {
      Account: name.username,
      'E-mail': person.email,
      Owner: '',
      Kind: 'human',
      Status: 'active',
      MFA: levelOf(person, state),
      Resource: name.resource,
      Role: name.role,
      Privileged: grant.isPrivileged ? 'yes' : 'no',
      Granted: dateOn(-grant.grantedDaysAgo, end),
      'Last used': lastUsed === null ? 'never' : dateOn(lastUsed, end),
    }
  })
}

function levelOf(person: Person, { day }: SystemOnDay): string {
  const factor = factorOf(person)
  if (factor === 'none') return 'none'
  if (factor === 'key') return 'phishing-resistant'
  return day >= enforcedFrom(person) ? 'enforced' : 'registered'
}

const serviceRows = (state: SystemOnDay): Row[] =>
  servicesOf(state, serviceName).map(({ service, name }) => ({
    Account: name.username,
    'E-mail': '',
    Owner: service.owner === null ? '' : (headOf(service.owner)?.email ?? ''),
    Kind: 'service',
    Status: 'active',
    MFA: '',
    Resource: name.resource,
    Role: name.role,
    Privileged: service.isPrivileged ? 'yes' : 'no',
    Granted: dateOn(servicesFrom, state.end),
    'Last used': dateOn(state.day, state.end),
  }))
