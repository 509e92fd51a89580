import { stringify } from 'csv-stringify/sync'
import type { Grant } from '#cli/demo/organisation/grants.ts'
import type { Person } from '#cli/demo/organisation/people.ts'
import { type Exporter, everything, type SystemOnDay } from './document.ts'
import { type GrantName, heldOn, usernameOf } from './held.ts'
import { servicesOf } from './services.ts'

const schemas = ['service', 'metrics', 'configuration', 'backups']
const snake = (name: string) => name.replaceAll('-', '_')

/** A role of the catalogue for each role on each schema, such as `metrics_report_reader`. */
const roleOn = (schema: string, role: string) => `${schema}_${snake(role)}`

/**
 * The roles of a database server and their memberships, as `psql --csv` prints the query of `docs/sending-access.md`.
 * Of second factors, of use and of the day of granting the catalogue knows nothing.
 */
export const postgresqlExporter: Exporter = {
  kind: 'postgresql',
  privilegedRoles: ({ roles, privilegedFrom }) =>
    schemas.flatMap((schema) => roles.slice(privilegedFrom).map((role) => roleOn(schema, role))),
  documents: (state) => [
    {
      fileName: 'roles.csv',
      format: 'postgresql-roles',
      part: state.system.name,
      text: stringify(
        [...superuser, ...predefined(), ...groupRoles(state), ...logins(state)].toSorted(byName),
        { header: true, cast: { boolean: (flag) => (flag ? 't' : 'f') } },
      ),
      lists: everything,
    },
  ],
}

const attributes = {
  rolsuper: false,
  rolcreaterole: false,
  rolcreatedb: false,
  rolreplication: false,
  rolbypassrls: false,
}
type Row = { rolname: string; rolcanlogin: boolean } & typeof attributes & {
    member_of: string
    admin_option: boolean | ''
    set_option: boolean | ''
  }

const plain = (rolname: string, rolcanlogin: boolean): Row => ({
  rolname,
  rolcanlogin,
  ...attributes,
  member_of: '',
  admin_option: '',
  set_option: '',
})
const member = (rolname: string, rolcanlogin: boolean, of: string): Row => ({
  ...plain(rolname, rolcanlogin),
  member_of: of,
  admin_option: false,
  set_option: true,
})

/** Whom the server was set up by; the password lies in the safe. */
const superuser: readonly Row[] = [
  {
    ...plain('postgres', true),
    rolsuper: true,
    rolcreaterole: true,
    rolcreatedb: true,
    rolreplication: true,
    rolbypassrls: true,
  },
]

/** The roles that PostgreSQL 17 comes with. */
const predefined = (): Row[] => [
  ...[
    'pg_checkpoint',
    'pg_create_subscription',
    'pg_database_owner',
    'pg_execute_server_program',
    'pg_maintain',
    'pg_read_all_data',
    'pg_read_all_settings',
    'pg_read_all_stats',
    'pg_read_server_files',
    'pg_signal_backend',
    'pg_stat_scan_tables',
    'pg_use_reserved_connections',
    'pg_write_all_data',
    'pg_write_server_files',
  ].map((name) => plain(name, false)),
  ...['pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables'].map((of) =>
    member('pg_monitor', false, of),
  ),
]

const groupRoles = ({ system }: SystemOnDay): Row[] =>
  schemas.flatMap((schema) => system.roles.map((role) => plain(roleOn(schema, role), false)))

/** A login whose last membership was revoked is dropped with it. */
function logins(state: SystemOnDay): Row[] {
  const nameOf = (person: Person, { resource, role }: Grant): GrantName => ({
    username: usernameOf(person),
    resource: state.system.name,
    role: roleOn(resource, role),
  })
  const people = heldOn(state, nameOf)
  const programs = servicesOf(state, ({ account, role }) => ({
    username: snake(account),
    resource: state.system.name,
    role: roleOn('service', role),
  }))
  return [...people, ...programs].map(({ name }) => member(name.username, true, name.role))
}

/** As the query orders them. */
function byName(a: Row, b: Row): number {
  const [one, other] = [`${a.rolname}\0${a.member_of}`, `${b.rolname}\0${b.member_of}`]
  return one < other ? -1 : one > other ? 1 : 0
}
